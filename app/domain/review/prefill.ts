import { ACHIEVEMENT_KINDS } from '../studio/events'
import type { RegisterFigures } from '../studio/figures'
import type { Figures } from './formula'

const COUNTED = [
  'achievements',
  'benefitFen',
  'converted',
  'members',
  'apprentices',
  'apprenticesPassed',
  'grantFen',
] as const

/** The keys by which a rubric reads the register; results by kind are `kind.patent` and so on. */
export const REGISTER_FIGURE_KEYS: readonly string[] = [
  ...COUNTED,
  ...ACHIEVEMENT_KINDS.map((kind) => `kind.${kind}`),
]

/** What a self-assessment starts with: the register's figures of the year, by key. */
export function prefill(year: RegisterFigures): Figures {
  const counted = COUNTED.map((key) => [key, year[key]] as const)
  const byKind = ACHIEVEMENT_KINDS.map((kind) => [`kind.${kind}`, year.byKind[kind]] as const)
  return Object.fromEntries<number | bigint>([...counted, ...byKind])
}
