import { duties, type DutyKind } from '~/domain/review/duties'
import { DYNAMIC_RULES } from '~/domain/review/dynamicRules'
import type { ConfirmDutyForm } from '~/protocol/duty'
import type { ServiceContext } from '~/services/context'
import { changeStudio } from '../studio/changeStudio.server'
import { dayOf } from '../studio/dayOf'
import type { StudioAnswer } from '../studio/studioAnswer'
import { dutyFacts } from './dutyFacts.server'

/** The status that each duty asks for; the others are done by whoever has them. */
const STATUS: Partial<Record<DutyKind, ConfirmDutyForm['status']>> = {
  rectify: 'rectifying',
  remove: 'removed',
  cancel: 'cancelled',
}

export interface ConfirmDutyOptions {
  form: ConfirmDutyForm
  /** Who was authorised to decide about the studio. */
  actor: string
  receivedAt: Date
}

type ConfirmAnswer = StudioAnswer | { ok: false; code: 'dutyGone' }

/**
 * Does to a studio what a duty asks for, because a person confirms it today. A duty that is not on
 * the list any more, from an old page or since somebody else was faster, does nothing.
 */
export async function confirmDuty(
  context: ServiceContext,
  { form, actor, receivedAt }: ConfirmDutyOptions,
): Promise<ConfirmAnswer> {
  const { opId, studio: studioId, duty: key, status, reason } = form
  const on = dayOf(receivedAt)
  const done = await context.read.opAnswer.findUnique({ where: { actor_opId: { actor, opId } } })
  if (!done) {
    const [facts] = await dutyFacts(context.read, { id: studioId })
    const list = facts ? duties(facts, DYNAMIC_RULES.rules, on) : []
    const isThere = list.some((duty) => duty.key === key && STATUS[duty.kind] === status)
    if (!isThere) return { ok: false, code: 'dutyGone' }
  }
  const change = {
    ...({ opId, change: 'status', status, on, reason } as const),
    rectifyBy: form.status === 'rectifying' ? form.rectifyBy : undefined,
    barredUntil: form.status === 'removed' ? form.barredUntil : undefined,
  }
  return changeStudio(context, { studioId, form: change, actor, receivedAt })
}
