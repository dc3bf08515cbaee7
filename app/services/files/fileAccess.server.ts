import type { Viewer } from '~/domain/people/permissions'
import { isFilePurpose, type FilePurpose } from '~/domain/files/kinds'
import type { FileProblem } from '~/protocol/files'
import type { StoredFile } from '../../../prisma/generated/client'
import type { Tx } from '../log/writer.server'

/** What a rule reads: the tables, or what a transaction makes of them. */
type Read = Tx

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
  /** Whether what is there stays although more may be added; without it, nothing has to. */
  isKept?: (read: Read, place: FilePlace) => Promise<boolean>
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

/** Whether files of a scope that are there may not be deleted, by whomever. */
export async function isKept(rules: FileRules, read: Read, file: Placed): Promise<boolean> {
  const found = ruleFor(rules, file)
  return (await found?.rule.isKept?.(read, found.place)) ?? false
}

/**
 * Why a file is not changed; null when it is. Asked in the transaction that changes it: since the
 * request was let in, what the file belongs to may have been closed.
 */
export type WhyNot<Why extends string> = (tx: Tx, file: StoredFile) => Promise<Why | null>

/** For what no viewer sends: the files of the demo, of rehearsals and of tests of other things. */
export const unopposed: WhyNot<never> = () => Promise.resolve(null)

/** Why the viewer's upload is not taken at its end. */
export function whyNotTaken(rules: FileRules, viewer: Viewer): WhyNot<FileProblem> {
  return async (tx, file) => ((await mayChange(rules, tx, viewer, file)) ? null : 'scopeClosed')
}

/** Why the viewer does not delete a file. An upload may be given up also where files are kept. */
export function whyNotDeleted(
  rules: FileRules,
  viewer: Viewer,
): WhyNot<'forbidden' | 'fileUnderReview'> {
  return async (tx, file) => {
    if (!(await mayChange(rules, tx, viewer, file))) return 'forbidden'
    return file.status === 'ready' && (await isKept(rules, tx, file)) ? 'fileUnderReview' : null
  }
}

function ruleFor(rules: FileRules, { scope, purpose, createdBy }: Placed) {
  const [kind = '', id = '', part = ''] = scope.split(':')
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined
  if (rule === undefined || id === '' || !isFilePurpose(purpose)) return null
  return { rule, place: { id, part, purpose, owner: createdBy ?? null } }
}
