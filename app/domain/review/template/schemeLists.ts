import { judgedItems, measuredItems, type Rubric } from '../rubric'
import type { Consequence, ReviewScheme } from '../scheme'
import { REGISTER_FIGURE_KEYS } from '../prefill'
import { valueAt, type SchemePath } from '../schemeFields'
import { MOST_FIGURE } from './changeFormula'
import {
  freeKey,
  newConsequence,
  newDeclared,
  newEach,
  newExtra,
  newJudgedItem,
  newMeasuredItem,
  newRating,
  newSection,
  newVeto,
} from './newParts'

/** A list of a scheme that can grow and shrink. */
interface SchemeList {
  readonly items: readonly unknown[]
  /** How many it has to have, and can have. */
  readonly least: number
  readonly most: number
  /** Whether its order is the organiser's. */
  readonly moves: boolean
  /** What is added to it; null when there is no such kind, or it is there already. */
  readonly make: (kind: string | undefined) => unknown
}

/** Parts of a sum are no sums themselves, and a sum has no more of them than one can read. */
const MOST_PARTS = 10
const MOST_STEPS = 20

/** The list at a path; null where there is none that may be changed. */
export function listAt(scheme: ReviewScheme, path: SchemePath): SchemeList | null {
  const items = valueAt(scheme, path)
  if (!Array.isArray(items)) return null
  const { rubric, declared, ratings } = scheme
  const id = (prefix: string): string => freeKey(prefix, idsOf(rubric))
  const list = (least: number, most: number, moves: boolean, make: SchemeList['make']) => ({
    ...{ items, least, most, moves, make },
  })
  switch (path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')) {
    case 'rubric.sections': {
      const taken = rubric.sections.map((section) => section.id)
      return list(1, 20, true, () => newSection(freeKey('section', taken)))
    }
    case 'rubric.sections.*.items':
      return list(0, 50, true, (kind) =>
        kind === 'judged' ? newJudgedItem(rubric, id('item')) : newMeasuredItem(rubric, id('item')),
      )
    case 'rubric.bonus.items':
      return list(0, 20, false, () =>
        newExtra(rubric, id('bonus'), { zh: '新的加分', en: 'New bonus' }),
      )
    case 'rubric.deductions':
      return list(0, 20, false, () =>
        newExtra(rubric, id('deduction'), { zh: '新的扣分', en: 'New deduction' }),
      )
    case 'rubric.vetoes':
      return list(0, 20, false, () => newVeto(id('veto')))
    case 'declared': {
      const taken = [...REGISTER_FIGURE_KEYS, ...declared.map(({ key }) => key)]
      return list(0, 50, true, () => newDeclared(freeKey('declared', taken)))
    }
    case 'ratings': {
      const taken = ratings.map(({ key }) => key)
      return list(2, 10, true, () => newRating(freeKey('rating', taken)))
    }
    case 'ratings.*.consequences': {
      const there = (items as Consequence[]).map((one): string => one.do)
      return list(0, 10, false, (kind) =>
        there.includes(kind ?? '') ? null : newConsequence(kind),
      )
    }
    default:
      return formulaList(path, items, rubric)
  }
}

/** The steps or parts of a formula, wherever it stands. */
function formulaList(
  path: SchemePath,
  items: readonly unknown[],
  rubric: Rubric,
): SchemeList | null {
  if (!path.includes('formula')) return null
  if (path.at(-1) === 'parts') {
    return { items, least: 1, most: MOST_PARTS, moves: false, make: () => newEach(rubric) }
  }
  if (path.at(-1) !== 'steps') return null
  const last = items.at(-1) as { from: number; points: number } | undefined
  const make = () => {
    if (last === undefined) return { from: 0, points: 0 }
    return last.from < MOST_FIGURE ? { from: last.from + 1, points: last.points } : null
  }
  return { items, least: 1, most: MOST_STEPS, moves: false, make }
}

/** The ids of everything that gives or takes points: each is there once in a rubric. */
function idsOf(rubric: Rubric): string[] {
  return [
    ...measuredItems(rubric).map((item) => item.id),
    ...judgedItems(rubric).map(({ aspect }) => aspect.id),
    ...[...rubric.bonus.items, ...rubric.deductions, ...rubric.vetoes].map((one) => one.id),
  ]
}
