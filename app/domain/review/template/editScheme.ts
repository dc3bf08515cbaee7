import { mostOf } from '../rubric'
import type { ReviewScheme } from '../scheme'
import { valueAt, withValue, type SchemePath } from '../schemeFields'
import { changeKind } from './changeKind'
import type { SchemeEdit } from './schemeEdit'
import { listAt } from './schemeLists'
import { settleScheme } from './settleScheme'

/**
 * A scheme with one change of its structure. The outcome is always well formed; whether it adds up
 * is for `checkReviewScheme` to say. An edit of something that is not there, or one too many or too
 * few of a list, changes nothing.
 */
export function editScheme(scheme: ReviewScheme, edit: SchemeEdit): ReviewScheme {
  switch (edit.do) {
    case 'add':
      return settleScheme(added(scheme, edit.to, edit.kind))
    case 'remove':
      return settleScheme(removed(scheme, edit.at))
    case 'move':
      return settleScheme(moved(scheme, edit.at, edit.by))
    case 'set':
      return settleScheme(changeKind(scheme, edit.at, edit.kind))
    case 'fit':
      return settleScheme(fitted(scheme))
  }
}

function added(scheme: ReviewScheme, to: SchemePath, kind: string | undefined): ReviewScheme {
  const list = listAt(scheme, to)
  if (list === null || list.items.length >= list.most) return scheme
  const one = list.make(kind)
  return one === null ? scheme : withValue(scheme, to, [...list.items, one])
}

function removed(scheme: ReviewScheme, path: SchemePath): ReviewScheme {
  const [to, at] = placeOf(path)
  const list = listAt(scheme, to)
  if (list === null || list.items.length <= list.least || !(at in list.items)) return scheme
  const rest = list.items.filter((_, index) => index !== at)
  const after = withValue(scheme, to, rest)
  // The first step is from 0, whichever it is.
  return to.at(-1) === 'steps' ? withValue(after, [...to, 0, 'from'], 0) : after
}

function moved(scheme: ReviewScheme, path: SchemePath, by: -1 | 1): ReviewScheme {
  const [to, at] = placeOf(path)
  const list = listAt(scheme, to)
  if (list === null || !list.moves || !(at in list.items)) return scheme
  const other = at + by
  if (!(other in list.items)) {
    return to.at(-1) === 'items' ? movedOn(scheme, to, at, by) : scheme
  }
  const swapped = list.items.map((one, index) => {
    if (index === at) return list.items[other]
    return index === other ? list.items[at] : one
  })
  return withValue(scheme, to, swapped)
}

/** An item at the end of its section goes into the next one, on the side that it comes from. */
function movedOn(scheme: ReviewScheme, from: SchemePath, at: number, by: -1 | 1): ReviewScheme {
  const next = Number(from[2]) + by
  const to = ['rubric', 'sections', next, 'items']
  const [here, there] = [listAt(scheme, from), listAt(scheme, to)]
  if (here === null || there === null || there.items.length >= there.most) return scheme
  const item = here.items[at]
  const rest = here.items.filter((_, index) => index !== at)
  const joined = by === 1 ? [item, ...there.items] : [...there.items, item]
  return withValue(withValue(scheme, from, rest), to, joined)
}

/** The list that a path's last part is a place in, and the place. */
function placeOf(path: SchemePath): [list: SchemePath, at: number] {
  const at = path.at(-1)
  return [path.slice(0, -1), typeof at === 'number' ? at : -1]
}

/** More points than can be stored do not add up, and are reported. */
const MOST_POINTS = 100_000_000
const atMost = (units: number): number => Math.min(units, MOST_POINTS)

function fitted(scheme: ReviewScheme): ReviewScheme {
  const sections = scheme.rubric.sections.map((section) => ({
    ...section,
    weight: atMost(section.items.reduce((sum, item) => sum + mostOf(item), 0)),
  }))
  const total = atMost(sections.reduce((sum, { weight }) => sum + weight, 0))
  const { ceiling, total: before } = scheme.rubric
  const rubric = { ...scheme.rubric, sections, total }
  // Where the most that a studio can end with was the total, it stays that.
  return { ...scheme, rubric: { ...rubric, ceiling: ceiling === before ? total : ceiling } }
}

/** Whether an edit would change anything: a button for it is shown only then. */
export function canEdit(scheme: ReviewScheme, edit: SchemeEdit): boolean {
  if (edit.do === 'remove') {
    const [to] = placeOf(edit.at)
    const list = listAt(scheme, to)
    return list !== null && list.items.length > list.least
  }
  if (edit.do === 'move') return moved(scheme, edit.at, edit.by) !== scheme
  if (edit.do === 'add') {
    const list = listAt(scheme, edit.to)
    return list !== null && list.items.length < list.most
  }
  return edit.do === 'fit' || valueAt(scheme, edit.at) !== undefined
}
