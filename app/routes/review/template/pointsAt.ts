import type { PointsAre } from '~/components/review/formulaText'
import type { SchemePath } from '~/domain/review/schemeFields'

/** What the points of a formula at this path are. */
export function pointsAt(path: SchemePath): PointsAre {
  return path.includes('deductions') ? 'deduction' : 'formula'
}
