import type { ReviewScheme } from '../scheme'
import { fieldName, valueAt, type SchemePath } from '../schemeFields'
import type { SchemeEdit } from './schemeEdit'

/**
 * The part of a template's form that a path of its scheme stands in: a section, an item, a rating.
 * It is where an edit returns to and where a problem is shown.
 */
export function groupName(scheme: ReviewScheme, path: SchemePath): string {
  return fieldName(scheme, path.slice(0, lengthOf(path)))
}

function lengthOf(path: SchemePath): number {
  const [head, part, at, list] = path
  if (head === 'ratings' || head === 'declared') return 2
  if (head !== 'rubric') return 1
  if (part === 'bonus') return list === undefined ? 2 : 4
  return part === 'sections' && at !== undefined && list === 'items' && path.length > 4 ? 5 : 3
}

/** The part of the form in which `checkReviewScheme` found a problem. */
export function problemGroup(scheme: ReviewScheme, path: string): string {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const [head, ...rest] = parts
  // A line of the rule stands with its rating.
  const line = rest.find((part) => typeof part === 'number')
  if (head === 'rule' && line !== undefined) return groupName(scheme, ['ratings', line])
  return groupName(scheme, parts)
}

/** The part of the form to return to after an edit. */
export function groupAfter(before: ReviewScheme, after: ReviewScheme, edit: SchemeEdit): string {
  switch (edit.do) {
    case 'add': {
      const list = valueAt(after, edit.to)
      return groupName(after, [...edit.to, Array.isArray(list) ? list.length - 1 : 0])
    }
    case 'remove':
      return groupName(before, edit.at.slice(0, -1))
    case 'move': {
      const name = groupName(before, edit.at)
      const at = Number(edit.at.at(-1))
      const to = edit.at.slice(0, -1)
      const moved = groupName(after, [...to, at + edit.by])
      return moved === name ? name : groupName(after, [...to.slice(0, 2), Number(to[2]) + edit.by])
    }
    case 'set':
      return groupName(after, edit.at)
    case 'fit':
      return 'rubric-total'
  }
}
