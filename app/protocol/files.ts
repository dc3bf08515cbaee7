import { z } from 'zod'
import { isFilePurpose, type FilePurpose } from '~/domain/files/kinds'
import { line } from './text'

/**
 * Why a file was not taken. Its texts are `files:problem.<code>.what` and `.next`: nothing of a
 * refused file is kept, and the files that were there before stay.
 */
export const FILE_PROBLEM_STATUS = {
  noFile: 422,
  empty: 422,
  fileTooLarge: 413,
  scopeFull: 413,
  scopeClosed: 403,
  ownFull: 422,
  tooManyFiles: 422,
  tooManyUnfinished: 429,
  noRoom: 503,
  kindUnknown: 415,
  mismatch: 415,
  brokenOffice: 422,
  macro: 422,
  bomb: 422,
  brokenPicture: 422,
  pictureTooBig: 422,
  notInspected: 422,
  reused: 409,
  gap: 409,
  receiving: 409,
  tooLong: 413,
  cut: 400,
  expired: 410,
  deleted: 410,
  notAssigned: 403,
  visitOver: 403,
  otherPerson: 403,
} as const

export type FileProblem = keyof typeof FILE_PROBLEM_STATUS

export type FileStatus = 'receiving' | 'ready' | 'refused' | 'deleted'

/** What is told of an upload: where to go on, or how it ended. */
export interface UploadState {
  id: string
  bytes: number
  received: number
  status: FileStatus
  problem: FileProblem | null
}

/** What a scope's files are addressed by: a kind and an id, such as `studio:…`, and a part of it. */
export const fileScopeSchema = z.string().regex(/^[a-z]{1,20}:[\w-]{1,64}(:[\w.-]{1,64})?$/)
export const fileIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const filePurposeSchema = z.custom<FilePurpose>(
  (value) => typeof value === 'string' && isFilePurpose(value),
)
export const fileAltSchema = line(200, 0).default('')
export const fileOpIdSchema = z.string().regex(/^[\w-]{8,80}$/)

/** Begins a resumable upload. */
export const beginUploadForm = z.object({
  opId: fileOpIdSchema,
  scope: fileScopeSchema,
  purpose: filePurposeSchema,
  name: z.string().min(1).max(1_000),
  alt: fileAltSchema,
  bytes: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})

/** Where a piece of a resumable upload begins. */
export const pieceSearch = z.object({
  offset: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})
