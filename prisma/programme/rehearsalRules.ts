import type { RuleSet } from '../../app/domain/contest/ruleSet'
import { weldingCriteria } from './schemes/welding'
import { codedPractical } from './templates'

/** One coded stage with welding's aspects and as many seats as the rehearsal has judges. */
export function rehearsalRules(seats: number): RuleSet {
  return codedPractical({ zh: '演练规则', en: 'Rules of a rehearsal' }, weldingCriteria, seats)
}
