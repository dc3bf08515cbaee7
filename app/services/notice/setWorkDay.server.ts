import type { WorkDayForm } from '~/protocol/notice'
import type { ServiceContext } from '~/services/context'
import { appendEvent, createScope } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'

/** Scope of the log of the site's calendar of workdays. */
const CALENDAR = 'calendar'

export type WorkDayAnswer =
  { ok: true } | { ok: false; code: 'calendar.unchanged' | 'notice.reused' }

export interface SetWorkDayOptions {
  form: WorkDayForm
  /** Who was authorised to arrange the register. */
  actor: string
  receivedAt: Date
}

/**
 * Enters a holiday or a worked weekend in the calendar, or takes an entry out of it. What was
 * reckoned before, such as the end of a notice that is public, stays as it was announced.
 */
export async function setWorkDay(
  context: Pick<ServiceContext, 'writer'>,
  { form, actor, receivedAt }: SetWorkDayOptions,
): Promise<WorkDayAnswer> {
  const { opId, ...body } = form
  const outcome = await context.writer.write((tx) =>
    performOp<WorkDayAnswer>(
      tx,
      { actor, opId, body, receivedAt },
      async () => {
        if (!(await enter(tx, form))) return { ok: false, code: 'calendar.unchanged' }
        if (!(await tx.scope.findUnique({ where: { id: CALENDAR } }))) {
          await createScope(tx, CALENDAR, 'calendar')
        }
        const { do: kind, ...payload } = body
        const event = { kind: kind === 'set' ? 'workday.set' : 'workday.cleared', payload }
        await appendEvent(tx, {
          ...event,
          scopeId: CALENDAR,
          opId,
          actor,
          device: null,
          receivedAt,
        })
        return { ok: true }
      },
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'notice.reused' } : outcome.answer
}

/** False when the calendar says so already. */
async function enter(tx: Tx, form: WorkDayForm): Promise<boolean> {
  const { day } = form
  const known = await tx.workDay.findUnique({ where: { day } })
  if (form.do === 'clear') {
    if (known) await tx.workDay.delete({ where: { day } })
    return known !== null
  }
  const { isWorkday, title } = form
  if (known?.isWorkday === isWorkday && known.title === title) return false
  await tx.workDay.upsert({
    where: { day },
    create: { day, isWorkday, title },
    update: { isWorkday, title },
  })
  return true
}
