import type { LocalText } from '~/domain/contest/ruleSet'
import { findSeatByCode } from '~/services/contest/seats.server'
import type { ServiceContext } from '~/services/context'

/** What a seat code opens, as the device shows it before the seat is taken. */
export interface SeatOffer {
  seatId: string
  ordinal: number
  contest: LocalText
  stage: LocalText | null
  judges: { judgeId: string; name: string }[]
}

/** The seat of a code with the names to choose from; null for a wrong or old code. */
export async function seatOffer(context: ServiceContext, code: string): Promise<SeatOffer | null> {
  const found = await findSeatByCode(context, code)
  if (!found) return null
  const { seatId, ordinal, judges, contest, stage } = found
  const live = await context.contests.load(contest.id)
  const rules = live?.state.ruleSet?.stages.find(({ key }) => key === stage.key)
  return {
    seatId,
    ordinal,
    contest: { zh: contest.name, en: contest.nameEn },
    stage: rules?.title ?? null,
    judges: [...judges].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
  }
}
