import { missingCharacters, type Printable } from '~/domain/certificate/printable'
import type { CycleOpened, InvitedReview } from '~/domain/review/cycleEvents'
import { beginCycle } from '~/domain/review/applyCycle'
import { checkOpening } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ReviewScheme } from '~/domain/review/scheme'
import type { StudioLevel } from '~/domain/studio/events'
import { printableCharacters } from '~/services/certificate/printable.server'
import type { ServiceContext } from '~/services/context'
import { appendEvent, createScope } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { dayOf } from '~/services/studio/dayOf'
import type { Studio } from '../../../prisma/generated/client'
import { admittedStudios } from './admitted.server'
import { Refused, refusable } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { cycleScope } from './cycleLog.server'
import { reviewRow } from './projectCycle.server'
import { registerFiguresOf } from './registerFiguresOf.server'

export interface OpenCycleOptions {
  form: { opId: string; year: number; scheme: ReviewScheme }
  /** Who was authorised to open cycles. */
  actor: string
  receivedAt: Date
  /** Says of everything in it that it is sample data. */
  sample?: boolean
}

/**
 * Opens a cycle with a scheme of its own and starts its log. A review takes in every studio that the
 * scheme admits on this day; for a naming or promotion, leads apply while it stands open.
 */
export async function openCycle(
  context: Pick<ServiceContext, 'writer'>,
  options: OpenCycleOptions,
): Promise<CycleAnswer> {
  const { actor, receivedAt, form } = options
  const { opId, ...body } = form
  const printable = await printableCharacters()
  return refusable(() =>
    context.writer.write(async (tx) => {
      const outcome = await performOp<CycleAnswer>(
        tx,
        { actor, opId, body: { open: body }, receivedAt },
        () => open(tx, options, printable),
      )
      return outcome.kind === 'reused' ? { ok: false, code: 'cycle.reused' } : outcome.answer
    }),
  )
}

async function open(
  tx: Tx,
  { form, actor, receivedAt, sample = false }: OpenCycleOptions,
  printable: Printable,
): Promise<CycleAnswer> {
  const { opId, year, scheme } = form
  const today = dayOf(receivedAt)
  if (checkOpening(scheme, REGISTER_FIGURE_KEYS, today).length > 0) {
    throw new Refused('cycle.schemeProblems')
  }
  // Its title and ratings cannot be changed when its certificates are due.
  const printed = [scheme, ...scheme.ratings].flatMap(({ title: { zh, en } }) => [zh, en])
  const missing = missingCharacters(printed, printable)
  if (missing.length > 0) throw new Refused('cycle.missingGlyphs', missing.join(' '))
  const cycleId = derivedId('cycle', actor, opId)
  const { admitted } = await admittedStudios(tx, scheme, today)
  if (admitted.length === 0 && scheme.kind === 'review') throw new Refused('cycle.nobodyAdmitted')
  const reviews = scheme.kind === 'review' ? await invite(tx, cycleId, admitted, year) : []
  const event: CycleOpened = {
    kind: 'cycle.opened',
    payload: { cycle: cycleId, year, scheme, sample, reviews },
  }
  const { title, template, kind } = scheme
  await tx.reviewCycle.create({
    data: {
      ...{ id: cycleId, year, template, kind, sample, openedAt: receivedAt },
      ...{ title: title.zh, titleEn: title.en, scheme: JSON.stringify(scheme) },
    },
  })
  const state = beginCycle(event)
  await tx.review.createMany({
    data: [...state.reviews.values()].map((review) => ({
      ...{ ...reviewRow(review), id: review.id, cycleId },
    })),
  })
  const scopeId = cycleScope(cycleId)
  await createScope(tx, scopeId, 'cycle')
  await appendEvent(tx, { ...event, scopeId, opId, actor, device: null, receivedAt })
  return { ok: true, cycleId }
}

/** How studios come into a cycle: as they are in the register on that day. */
export async function invite(
  tx: Tx,
  cycleId: string,
  studios: readonly Studio[],
  year: number,
): Promise<InvitedReview[]> {
  const figures = await registerFiguresOf(
    tx,
    studios.map(({ id }) => id),
    year,
  )
  return studios.map(({ id, unitId, zoneCode, level, star }) => ({
    ...{ review: derivedId('review', cycleId, id), studio: id, unit: unitId, zone: zoneCode, star },
    level: level as StudioLevel,
    figures: figures.get(id) ?? {},
  }))
}
