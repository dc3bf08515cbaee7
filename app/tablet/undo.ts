/** What the judge did last, so that a wrong tap can be undone at once. */
export interface MarkAction {
  readonly sheet: string
  readonly aspect: string
  readonly from: number | null
  readonly to: number | null
  /** Numbers typed in one go share a run, and are undone in one go. */
  readonly run: number
}

const MOST = 50

/** Adds an action; one that goes on with the last typed number is joined to it. */
export function pushAction(stack: readonly MarkAction[], action: MarkAction): MarkAction[] {
  const last = stack.at(-1)
  const joins =
    last?.sheet === action.sheet && last.aspect === action.aspect && last.run === action.run
  const next = joins
    ? [...stack.slice(0, -1), { ...last, to: action.to }]
    : [...stack, action].slice(-MOST)
  return next
}

/** The last action on a sheet; what happened on another one is not undone from here. */
export function lastActionOn(stack: readonly MarkAction[], sheet: string): MarkAction | null {
  const last = stack.at(-1)
  return last?.sheet === sheet ? last : null
}
