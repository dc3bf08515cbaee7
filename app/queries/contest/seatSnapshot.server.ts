import { sheetsOfSeat, sheetView } from '~/domain/contest/sheetView'
import { dossiersOf } from '~/queries/review/dossiers.server'
import type { SeatSnapshot } from '~/protocol/judging'
import type { LiveContest } from '~/services/contest/liveContest.server'
import type { SeatHolder } from '~/services/contest/tenure.server'
import type { ServiceContext } from '~/services/context'
import { openField } from '~/services/people/personFields.server'

/** All that a tablet needs to judge from its seat without the server. Null before the draw. */
export async function seatSnapshot(
  context: ServiceContext,
  live: LiveContest,
  holder: SeatHolder,
): Promise<SeatSnapshot | null> {
  const [contest, person] = await Promise.all([
    context.read.contest.findUniqueOrThrow({ where: { id: holder.contestId } }),
    context.read.person.findUniqueOrThrow({ where: { id: holder.personId } }),
  ])
  const { state } = live
  const stage = state.stages.get(holder.stageId)
  const seat = state.seats.get(holder.seatId)
  const rules = state.ruleSet?.stages.find((candidate) => candidate.key === stage?.key)
  if (!stage || !seat || !rules) return null
  return {
    ...live.head,
    contest: {
      id: contest.id,
      slug: contest.slug,
      name: { zh: contest.name, en: contest.nameEn },
    },
    stage: { id: stage.id, key: stage.key, phase: stage.phase, identity: stage.identity },
    rules,
    ruleVersion: state.ruleVersion,
    seat: {
      id: seat.id,
      ordinal: seat.ordinal,
      tenureId: holder.tenureId,
      judgeName: openField(context.secrets, 'name', person.id, person.sealedName),
    },
    sheets: sheetsOfSeat(state, seat.id).map((sheet) => sheetView(state, sheet)),
    ...(await dossiersOf(context.read, contest.editionId, state, seat.id)),
  }
}

/**
 * Whether a screen that has `(logId, seq, hash)` saw another past than the log's, such as marks
 * that a restored backup lacks.
 */
export async function hasDiverged(
  context: ServiceContext,
  scopeId: string,
  live: LiveContest,
  have: { logId: string; seq: number; hash: string } | null,
): Promise<boolean> {
  if (have === null || have.seq === 0) return false
  if (have.logId !== live.head.logId || have.seq > live.head.seq) return true
  const event = await context.read.event.findUnique({
    where: { scopeId_seq: { scopeId, seq: have.seq } },
    select: { hash: true },
  })
  return event?.hash !== have.hash
}
