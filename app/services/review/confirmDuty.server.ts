import { duties, statusOfDuty } from '~/domain/review/duties'
import type { ConfirmDutyForm } from '~/protocol/duty'
import type { ServiceContext } from '~/services/context'
import { changeStudio } from '../studio/changeStudio.server'
import { dayOf } from '../studio/dayOf'
import type { StudioAnswer } from '../studio/studioAnswer'
import { dutyFacts } from './dutyFacts.server'
import { rulesInForce } from './dynamicRules.server'

export interface ConfirmDutyOptions {
  form: ConfirmDutyForm
  /** Who was authorised to decide about the studio. */
  actor: string
  receivedAt: Date
}

type ConfirmAnswer = StudioAnswer | { ok: false; code: 'dutyGone' }

/**
 * Does to a studio what a duty asks for, because a person confirms it today. A duty that is not on
 * the list any more, from an old page or since somebody else was faster, does nothing: it is looked
 * for when the confirmation's turn comes.
 */
export async function confirmDuty(
  context: ServiceContext,
  { form, actor, receivedAt }: ConfirmDutyOptions,
): Promise<ConfirmAnswer> {
  const { opId, studio: studioId, duty: key, status, reason } = form
  const on = dayOf(receivedAt)
  const change = {
    ...({ opId, change: 'status', status, on, reason } as const),
    rectifyBy: form.status === 'rectifying' ? form.rectifyBy : undefined,
    barredUntil: form.status === 'removed' ? form.barredUntil : undefined,
  }
  return changeStudio(context, { studioId, form: change, actor, receivedAt }, async (tx) => {
    const [facts] = await dutyFacts(tx, { id: studioId })
    const { rules } = await rulesInForce(tx)
    const list = facts ? duties(facts, rules, on) : []
    const isThere = list.some((duty) => duty.key === key && statusOfDuty(duty.kind) === status)
    return isThere ? null : 'dutyGone'
  })
}
