import type { StoredFile } from '../../../prisma/generated/client'
import type { FileProblem, FileStatus, UploadState } from '~/protocol/files'

/** An upload's state, or why nothing was done; what is not there, or another person's, is null. */
export type UploadAnswer = { ok: true; upload: UploadState } | { ok: false; problem: FileProblem }

export function uploadStateOf(row: StoredFile): UploadState {
  return {
    id: row.id,
    bytes: row.bytes,
    received: row.receivedBytes,
    status: row.status as FileStatus,
    problem: row.status === 'deleted' ? 'deleted' : (row.problem as FileProblem | null),
  }
}

export const refused = (problem: FileProblem) => ({ ok: false, problem }) as const
