import { registrationState, type RegistrationPeriod } from './registration'

/** What wants doing in a contest, most pressing kind first. */
export const TASK_KINDS = [
  'heldOps',
  'review',
  'closing',
  'draw',
  'decode',
  'publish',
  'returned',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export interface OfficeTask {
  kind: TaskKind
  contestId: string
  stageId: string | null
  count: number
  /** When it is due, if it is. */
  dueAt: Date | null
}

export interface ContestFactsForTasks extends RegistrationPeriod {
  id: string
  waiting: number
  returned: number
  approved: number
  hasResults: boolean
  stages: readonly { id: string; phase: string; heldOps: number }[]
}

const CLOSING_SOON_MS = 3 * 86_400_000

/** The tasks of a contest at a moment. A zone has those of registration and review only. */
export function contestTasks(
  contest: ContestFactsForTasks,
  now: Date,
  scope: 'edition' | 'zone',
): OfficeTask[] {
  const { id: contestId, waiting, returned, stages } = contest
  const tasks: OfficeTask[] = []
  const add = (kind: TaskKind, count: number, stageId: string | null = null, due?: Date) => {
    if (count > 0) tasks.push({ kind, contestId, stageId, count, dueAt: due ?? null })
  }
  const isOpen = registrationState(contest, now) === 'open'
  const closesAt = contest.registrationClosesAt
  add('review', waiting, null, isOpen ? closesAt : undefined)
  add('returned', returned)
  const closesSoon = isOpen && closesAt.getTime() - now.getTime() < CLOSING_SOON_MS
  add('closing', closesSoon ? 1 : 0, null, closesAt)
  if (scope === 'zone') return tasks
  for (const stage of stages) add('heldOps', stage.heldOps, stage.id)
  const isReviewed = !isOpen && waiting + returned === 0 && contest.approved > 0
  const next = stages.find(({ phase }) => phase === 'pending')
  if (isReviewed && next && registrationState(contest, now) === 'closed') add('draw', 1, next.id)
  for (const stage of stages) add('decode', stage.phase === 'signed' ? 1 : 0, stage.id)
  const isDecoded = stages.length > 0 && stages.every(({ phase }) => phase === 'decoded')
  add('publish', isDecoded && !contest.hasResults ? 1 : 0)
  return tasks
}

/** Most pressing first: by kind, then by what is due. */
export function orderTasks(tasks: readonly OfficeTask[]): OfficeTask[] {
  const due = ({ dueAt }: OfficeTask) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return tasks.toSorted(
    (a, b) =>
      TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind) || Math.sign(due(a) - due(b)) || 0,
  )
}
