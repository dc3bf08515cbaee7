import { drawStage, type DrawnPlace } from './draw'
import type { RuleSet, StageRules } from './ruleSet'

/** An approved entry that takes part in a stage. */
export interface RosterEntry {
  id: string
  entryCode: string
}

/** What the codes of the n-th stage start with: A, B, C… so that a code names its stage. */
function codePrefix(ruleSet: RuleSet, key: string): string {
  const index = ruleSet.stages.findIndex((stage) => stage.key === key)
  if (index < 0) throw new RangeError(`No stage ${key} in the rules`)
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

/**
 * The places of a stage. A coded stage is drawn by lot from the seed; in a named stage the entries
 * come in the order of their entry codes, under those codes.
 */
export function stagePlaces(
  ruleSet: RuleSet,
  stage: StageRules,
  stageId: string,
  roster: readonly RosterEntry[],
  stations: number,
  seedHex: string | null,
): DrawnPlace[] {
  if (stage.identity === 'named') {
    const byCode = [...roster].sort((a, b) => (a.entryCode < b.entryCode ? -1 : 1))
    return byCode.map(({ id, entryCode }, index) => ({
      entryId: id,
      code: entryCode,
      order: index + 1,
      station: (index % stations) + 1,
    }))
  }
  if (seedHex === null) throw new RangeError('A coded stage is drawn from a seed')
  return drawStage({
    seedHex,
    roster: roster.map(({ id }) => id),
    stageId,
    stations,
    prefix: codePrefix(ruleSet, stage.key),
  })
}
