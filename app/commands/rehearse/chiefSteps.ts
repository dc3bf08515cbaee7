import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import { frozenBy, type FreezeChoice } from '~/domain/contest/freezeChoice'
import type { MatrixRow } from '~/domain/contest/chiefMatrix'
import type { ChiefSnapshot } from '~/protocol/chief'
import type { Random } from '~/services/rehearsal/random'

/** What a chief judge may give as a reason here. */
export const REASON = '演练：裁判长处理'
/** A stage with fewer entrants keeps them all. */
const ENOUGH_ENTRANTS = 6

/** Something that happens once in a stage, when so many of its sheets are submitted. */
export interface PlannedStep {
  /** Share of the required sheets. */
  readonly at: number
  readonly kind: 'moveSeat' | 'excuse' | 'require' | 'leave' | 'freeze'
}

/** What happens in one stage, in order. The seed says what, and when. */
export function planSteps(random: Random, freezes: boolean): PlannedStep[] {
  const at = (from: number, to: number) => random.int(from, to) / 100
  const steps: PlannedStep[] = [
    { at: at(20, 70), kind: 'moveSeat' },
    { at: at(10, 50), kind: 'excuse' },
  ]
  if (random.chance(0.4)) steps.push({ at: at(55, 75), kind: 'require' })
  if (random.chance(0.5)) steps.push({ at: at(5, 60), kind: 'leave' })
  if (freezes) steps.push({ at: at(20, 75), kind: 'freeze' })
  return steps.sort((a, b) => a.at - b.at)
}

/** The share of required sheets that are submitted, of those who take part. */
export function progressOf({ rows }: Pick<ChiefSnapshot, 'rows'>): number {
  const active = rows.filter(({ status }) => status === 'active')
  const sum = (of: (row: MatrixRow) => number) => active.reduce((total, row) => total + of(row), 0)
  const required = sum((row) => row.required)
  return required === 0 ? 0 : sum((row) => row.submitted) / required
}

/** An op of a planned step, and how many marks fewer will be made for it. */
export interface StepOp {
  readonly op: ChiefOp
  readonly spared: number
}

/** The op of a step that is due; null when there is nobody to do it to. */
export function stepOp(
  kind: Exclude<PlannedStep['kind'], 'moveSeat'>,
  { rows }: Pick<ChiefSnapshot, 'rows'>,
  random: Random,
): StepOp | null {
  switch (kind) {
    case 'excuse':
      return excuse(rows, random)
    case 'require':
      return requireAgain(rows, random)
    case 'leave':
      return leave(rows, random)
    case 'freeze':
      return { op: { kind: 'freeze', hidden: hide(rows, random), reason: REASON }, spared: 0 }
  }
}

/** One sheet of somebody who has others. */
function excuse(rows: readonly MatrixRow[], random: Random): StepOp | null {
  const some = rows.filter(({ status, required }) => status === 'active' && required > 1)
  if (some.length === 0) return null
  const { sheet, of, scored } = random.pick(
    random.pick(some).cells.filter(({ cause }) => cause === null),
  )
  const cause = random.pick(['recused', 'absent', 'replaced'] as const)
  return { op: { kind: 'excuse', sheets: [sheet], cause, reason: REASON }, spared: of - scored }
}

function requireAgain(rows: readonly MatrixRow[], random: Random): StepOp | null {
  const excused = rows.flatMap(({ cells }) => cells.filter(({ cause }) => cause !== null))
  if (excused.length === 0) return null
  const { sheet, of, scored } = random.pick(excused)
  return { op: { kind: 'require', sheets: [sheet], reason: REASON }, spared: scored - of }
}

function leave(rows: readonly MatrixRow[], random: Random): StepOp | null {
  const active = rows.filter(({ status }) => status === 'active')
  if (active.length < ENOUGH_ENTRANTS) return null
  const { codeId, cells } = random.pick(active)
  const status = random.pick(['absent', 'withdrawn', 'disqualified'] as const)
  const spared = cells.reduce((sum, { of, scored, cause }) => sum + (cause ? 0 : of - scored), 0)
  return { op: { kind: 'setEntrant', codeId, status, reason: REASON }, spared }
}

function hide(rows: readonly MatrixRow[], random: Random): string[] {
  const number = Math.ceil(rows.length / 3)
  const choices: FreezeChoice[] = [
    { who: 'all' },
    { who: 'unscored' },
    { who: 'last', number },
    { who: 'top', number },
  ]
  return frozenBy(random.pick(choices), rows)
}
