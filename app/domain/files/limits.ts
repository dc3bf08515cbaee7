import { areVisitPhotos } from '../review/visitPhotos'
import type { FileKind } from './kinds'

const MB = 1024 * 1024

export interface FileLimits {
  /** Bytes of one file, by its kind. */
  readonly perFile: Readonly<Record<FileKind, number>>
  /** All files together that share a room, those being received included, and bytes of deleted ones. */
  readonly perScope: { readonly bytes: number; readonly files: number }
  /** Files of one person in one part of a scope; null where only the room's limit holds. */
  readonly perPerson: number | null
  /** Uploads that one person may have begun and not finished. */
  readonly unfinished: number
}

export const FILE_LIMITS: FileLimits = {
  perFile: { picture: 20 * MB, pdf: 50 * MB, office: 50 * MB, video: 1024 * MB },
  perScope: { bytes: 3 * 1024 * MB, files: 300 },
  perPerson: null,
  unfinished: 20,
}

/** Photos that one expert may have of one visit: the others' are not for one to use up. */
export const PHOTOS_PER_EXPERT = 30

/** Of the photos of one review's visit, which have room of their own: enough for ten experts. */
const VISIT_LIMITS: FileLimits = {
  ...FILE_LIMITS,
  perScope: { bytes: 1024 * MB, files: 300 },
  perPerson: PHOTOS_PER_EXPERT,
}

/** The limits of files: a studio's and those of its reviews, or of the photos of one visit. */
export function limitsOf(place: { scope: string; purpose: string }): FileLimits {
  return areVisitPhotos(place) ? VISIT_LIMITS : FILE_LIMITS
}

/** Why an upload may not begin. */
export type BeginRefusal = 'empty' | 'fileTooLarge' | 'scopeFull' | 'ownFull' | 'tooManyUnfinished'

/** Whether a file of so many bytes may be added to a scope; null when it may. */
export function refusalToBegin(
  file: { kind: FileKind; bytes: number },
  used: { bytes: number; files: number; own: number; unfinished: number },
  limits: FileLimits,
): BeginRefusal | null {
  if (file.bytes <= 0) return 'empty'
  if (file.bytes > limits.perFile[file.kind]) return 'fileTooLarge'
  const { perScope } = limits
  if (used.files >= perScope.files || used.bytes + file.bytes > perScope.bytes) return 'scopeFull'
  if (limits.perPerson !== null && used.own >= limits.perPerson) return 'ownFull'
  return used.unfinished >= limits.unfinished ? 'tooManyUnfinished' : null
}

/** What to do with a piece that begins at `offset` of a file of which `received` bytes are on disk. */
export type PieceDecision =
  /** Leave out the first `skip` bytes, which are there already, and take at most `room` more. */
  { kind: 'take'; skip: number; room: number } | { kind: 'gap' }

/**
 * The same piece again, or one that overlaps what is there, adds only what is new; one that leaves
 * a gap adds nothing. Pieces may come twice, late and out of order, and the file is the same.
 */
export function decidePiece(
  file: { bytes: number; received: number },
  offset: number,
): PieceDecision {
  if (offset > file.received) return { kind: 'gap' }
  return { kind: 'take', skip: file.received - offset, room: file.bytes - file.received }
}

/** How long an upload that nobody goes on with is kept, from its last piece. */
export const UNFINISHED_FOR_MS = 24 * 3_600_000

/**
 * How long the content of a deleted file is kept: a copy of the installation that began before has
 * its row, and gets its file.
 */
export const DELETED_FOR_MS = 3_600_000
