import { applyCycleEvent, beginCycle } from '../../app/domain/review/applyCycle'
import type { CycleChange, CycleOpened } from '../../app/domain/review/cycleEvents'
import type { CycleState } from '../../app/domain/review/cycleState'
import { fromRatio, toKey } from '../../app/domain/arithmetic/rational'
import type { StudioLevel } from '../../app/domain/studio/events'
import type { ServiceContext } from '../../app/services/context'
import { appendEvents, createScope } from '../../app/services/log/appendEvent.server'
import { derivedId } from '../../app/services/log/derivedId.server'
import type { Tx } from '../../app/services/log/writer.server'
import { cycleScope } from '../../app/services/review/cycleLog.server'
import { reviewRow } from '../../app/services/review/projectCycle.server'
import { dayOf } from '../../app/services/studio/dayOf'
import { registerFiguresOf } from '../../app/services/review/registerFiguresOf.server'
import { PAST_SCHEME } from './cyclePlan'
import { sampleRandom } from './random'
import { sampleYears } from './sampleYears'

/** From which total to which each rating is given in the samples, in hundredths of a point. */
const TOTALS: Record<string, readonly [number, number]> = {
  excellent: [8500, 9600],
  pass: [7000, 8490],
  basic: [6000, 6990],
  fail: [4000, 5990],
}

interface Standing {
  id: string
  unitId: string
  zoneCode: string
  level: StudioLevel
  star: number
  rating: string
}

/**
 * Writes the four years of reviews that the samples' history cites, by the fold of real life: the
 * ratings follow from what happened to each studio, the totals are made to fit them.
 */
export async function seedPastCycles(context: ServiceContext): Promise<void> {
  const { past } = sampleYears(dayOf(context.now()))
  for (const year of past) await context.writer.write((tx) => writePast(tx, year))
}

async function writePast(tx: Tx, year: number): Promise<void> {
  const id = `sample-${year}`
  const standings = await standingsOf(tx, id, year)
  const figures = await registerFiguresOf(
    tx,
    standings.map((one) => one.id),
    year,
  )
  const random = sampleRandom(year)
  const opened: CycleOpened = {
    kind: 'cycle.opened',
    payload: {
      ...{ cycle: id, year, scheme: PAST_SCHEME, sample: true },
      reviews: standings.map(({ id: studio, unitId, zoneCode, level, star }) => ({
        ...{ review: derivedId('sample-review', id, studio), studio, unit: unitId },
        ...{ zone: zoneCode, level, star, figures: figures.get(studio) ?? {} },
      })),
    },
  }
  const state = beginCycle(opened)
  const changes: CycleChange[] = changesOf(state, standings, year, random)
  for (const change of changes) applyCycleEvent(state, change)
  await store(tx, state, [opened, ...changes], year)
}

/** Each studio as it stood before the rating of that year, with the rating that explains what came. */
async function standingsOf(tx: Tx, cycleId: string, year: number): Promise<Standing[]> {
  const day = `${year}-12-20`
  const studios = await tx.studio.findMany({
    include: { history: { orderBy: { seq: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return studios.flatMap(({ id, unitId, zoneCode, level, star, namedOn, history }) => {
    const gone = history.some(
      ({ kind, to, at }) => kind === 'status' && ['removed', 'cancelled'].includes(to) && at <= day,
    )
    const isKnown = (namedOn ?? '') <= day && namedOn !== null
    if (gone || !isKnown) return []
    const stars = history.filter(({ kind }) => kind === 'star')
    const changed = stars.find((one) => one.cycleId === cycleId)
    const next = stars.find(({ at }) => at >= day)
    const before = next === undefined ? star : Number(next.from)
    if (!PAST_SCHEME.scope.stars.includes(before)) return []
    const failed = history.some(
      (one) => one.kind === 'status' && one.cycleId === cycleId && one.to === 'rectifying',
    )
    const rose = changed !== undefined && Number(changed.to) > Number(changed.from)
    const rating = failed ? 'fail' : changed === undefined ? 'pass' : rose ? 'excellent' : 'basic'
    return [{ id, unitId, zoneCode, level: level as StudioLevel, star: before, rating }]
  })
}

function changesOf(
  state: CycleState,
  standings: readonly Standing[],
  year: number,
  random: () => number,
): CycleChange[] {
  const declared = { highlySkilled: '1', hasRoster: '1', lateReports: '0', accidents: '0' }
  const reviews = [...state.reviews.values()]
  const perReview = reviews.flatMap(({ id: review, figures }): CycleChange[] => [
    { kind: 'assessment.saved', payload: { review, declared, statements: {} } },
    { kind: 'assessment.filed', payload: { review, figures, isLate: false } },
    {
      kind: 'assessment.checked',
      payload: { review, confirmed: Object.keys(declared), recommended: true, note: '' },
    },
  ])
  const ratings = reviews.map(({ id: review, studioId }) => {
    const rating = standings.find(({ id }) => id === studioId)?.rating ?? 'pass'
    const [least, most] = TOTALS[rating] ?? [0, 0]
    const total = toKey(fromRatio(least + Math.floor(random() * (most - least)), 100))
    return { review, total, rating }
  })
  const move = (to: 'selfAssessment' | 'meeting' | 'decision' | 'closed'): CycleChange => ({
    kind: 'cycle.moved',
    payload: { to, reason: null },
  })
  return [
    move('selfAssessment'),
    ...perReview,
    move('meeting'),
    { kind: 'meeting.confirmed', payload: { ratings } },
    move('decision'),
    ...reviews.map(({ id: review }): CycleChange => ({
      kind: 'review.decided',
      payload: { review, on: `${year}-12-20`, certificate: null },
    })),
    move('closed'),
  ]
}

async function store(
  tx: Tx,
  state: CycleState,
  events: readonly (CycleOpened | CycleChange)[],
  year: number,
): Promise<void> {
  const { id: cycleId, scheme } = state
  const openedAt = new Date(`${year}-11-01T01:00:00.000Z`)
  await tx.reviewCycle.create({
    data: {
      ...{ id: cycleId, year, template: scheme.template, kind: scheme.kind, sample: true },
      ...{ title: scheme.title.zh, titleEn: scheme.title.en, scheme: JSON.stringify(scheme) },
      ...{ phase: state.phase, openedAt },
    },
  })
  await tx.review.createMany({
    data: [...state.reviews.values()].map((review) => ({
      ...{ ...reviewRow(review), id: review.id, cycleId, filedAt: openedAt },
    })),
  })
  const scopeId = cycleScope(cycleId)
  await createScope(tx, scopeId, 'cycle')
  const drafts = events.map(({ kind, payload }, index) => ({
    ...{ kind, payload, actor: 'system', device: null },
    opId: derivedId('sample-cycle', cycleId, String(index)),
    receivedAt: openedAt,
  }))
  // A statement takes 32,766 values.
  for (let from = 0; from < drafts.length; from += 500) {
    await appendEvents(tx, scopeId, drafts.slice(from, from + 500))
  }
}
