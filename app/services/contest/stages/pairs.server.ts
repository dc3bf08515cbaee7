import { verifyDraw } from '~/domain/contest/draw'
import { stagePlaces } from '~/domain/contest/stageDraw'
import { parseRuleSet } from '~/protocol/ruleSet'
import type { Secrets } from '~/services/context'
import type { Prisma } from '../../../../prisma/generated/client'
import { openDraw } from './sealedDraw.server'

/** What of a stage is needed to say who is behind its codes. */
export const drawnStage = {
  include: { entrants: true, contest: { include: { ruleSets: { orderBy: { version: 'desc' } } } } },
} as const satisfies Prisma.StageDefaultArgs
export type DrawnStage = Prisma.StageGetPayload<typeof drawnStage>

export interface Pair {
  codeId: string
  code: string
  order: number
  station: number
  entry: string
}

/**
 * Computes again which entry is behind each code of a coded stage, and checks it against the
 * commitment in the log.
 *
 * @throws when seed, roster and codes are not those that were committed to.
 */
export function pairsOf(secrets: Secrets, stage: DrawnStage): { seed: string; pairs: Pair[] } {
  const { sealedSeed, commitment, contest, entrants } = stage
  const version = contest.ruleSets[0]
  if (sealedSeed === null || commitment === null || !version) {
    throw new Error(`Stage ${stage.id} was not drawn by lot`)
  }
  const { seed, roster, stations } = openDraw(secrets, stage.id, sealedSeed)
  const ids = roster.map(({ id }) => id)
  if (!verifyDraw(commitment, seed, ids)) {
    throw new Error(`The draw of stage ${stage.id} does not fit its commitment`)
  }
  const ruleSet = parseRuleSet(version.rules)
  const rules = ruleSet.stages.find(({ key }) => key === stage.key)
  if (!rules) throw new Error(`No rules for stage ${stage.id}`)
  const byCode = new Map(entrants.map((entrant) => [entrant.code, entrant]))
  const places = stagePlaces(ruleSet, rules, stage.id, roster, stations, seed)
  const pairs = places.map(({ entryId, code, order, station }) => {
    const entrant = byCode.get(code)
    if (entrant?.order !== order) throw new Error(`Stage ${stage.id} has no code ${code}`)
    return { codeId: entrant.codeId, code, order, station, entry: entryId }
  })
  return { seed, pairs }
}
