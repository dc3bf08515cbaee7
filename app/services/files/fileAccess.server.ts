import type { Viewer } from '~/domain/people/permissions'
import { isFilePurpose, type FilePurpose } from '~/domain/files/kinds'
import type { ServiceContext } from '../context'

type Read = ServiceContext['read']

/** What a file belongs to, and for what. */
export interface FilePlace {
  /** What follows the scope's kind. */
  readonly id: string
  /** The part of it, such as an item of a rubric; empty for none. */
  readonly part: string
  readonly purpose: FilePurpose
  /** Who sent the file; null for one that is still to come, and for the list. */
  readonly owner: string | null
}

/** Who may do what with the files of one kind of scope. */
export interface FileRule {
  mayRead: (read: Read, viewer: Viewer | null, place: FilePlace) => boolean | Promise<boolean>
  /** Add and delete files, and see the list. */
  mayChange: (read: Read, viewer: Viewer | null, place: FilePlace) => boolean | Promise<boolean>
}

/** The rules by the kind of scope; where there is none, nobody may. */
export type FileRules = Readonly<Record<string, FileRule>>

interface Placed {
  scope: string
  purpose: string
  createdBy?: string
}

/** The one question before any file is shown. */
export async function mayRead(rules: FileRules, read: Read, viewer: Viewer | null, file: Placed) {
  const found = ruleFor(rules, file)
  return found !== null && (await found.rule.mayRead(read, viewer, found.place))
}

/** The one question before a file is added to a scope or deleted from it. */
export async function mayChange(rules: FileRules, read: Read, viewer: Viewer | null, file: Placed) {
  const found = ruleFor(rules, file)
  return found !== null && (await found.rule.mayChange(read, viewer, found.place))
}

function ruleFor(rules: FileRules, { scope, purpose, createdBy }: Placed) {
  const [kind = '', id = '', part = ''] = scope.split(':')
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined
  if (rule === undefined || id === '' || !isFilePurpose(purpose)) return null
  return { rule, place: { id, part, purpose, owner: createdBy ?? null } }
}
