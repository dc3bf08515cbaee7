import { sheetsIn, type Missing } from '~/domain/contest/chiefMissing'
import type { StagePhase } from '~/domain/contest/events'

/** How many things keep a stage from its next step; the decision itself is the server's. */
export function missingCount(phase: StagePhase, missing: Missing): number {
  const { sheets, deviations, signatures, held } = missing
  if (phase === 'scoring') return sheetsIn(sheets) + deviations.length
  if (phase !== 'signing') return 0
  return sheetsIn(sheets) + deviations.length + sheetsIn(signatures) + held.length
}
