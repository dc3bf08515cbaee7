import type { StagePhase } from '../contest/events'

/** One judged stage of a cycle, as far as one expert has a part in it. */
export interface OwnStage {
  readonly phase: StagePhase
  /** Own sheets that are submitted, of those that are required. */
  readonly done: number
  readonly all: number
}

/** When a cycle is an expert's turn: 0 while own sheets wait, 1 while some are to come, 2 once all stages are signed. */
export function expertTurn(stages: readonly OwnStage[]): 0 | 1 | 2 {
  if (stages.some(({ phase, done, all }) => phase === 'scoring' && done < all)) return 0
  return stages.length > 0 && stages.every(({ phase }) => phase === 'signed') ? 2 : 1
}
