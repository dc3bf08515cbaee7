import type { NoticeMoveRefusal } from '~/domain/notice/notice'

/** Why a notice stays as it is; in words under `notice:problem`. */
export type NoticeProblem = NoticeMoveRefusal | 'notice.notFound' | 'notice.reused'

export type NoticeAnswer = { ok: true } | { ok: false; code: NoticeProblem }

/** Who may publish notices (`notice.publish`) does it in this role. */
export const PUBLISHER = 'organiser'
