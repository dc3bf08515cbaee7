import type { MoveRefusal } from '~/domain/contest/registration'

/** Why a registration is not taken; in words under `registration:problem`. */
export type SubmitRefusal =
  | 'notFound'
  | 'notYetOpen'
  | 'closed'
  | 'zoneUnknown'
  | 'signInFirst'
  | 'otherIdentity'
  | 'alreadyEntered'
  | 'reused'

export type SubmitAnswer =
  | { ok: true; entryId: string; personId: string }
  | { ok: false; code: SubmitRefusal }
  /** Too many attempts: nothing was looked at. */
  | { ok: false; code: 'wait'; minutes: number }

/** Why an entry stays as it is; in words under `registration:problem`. */
export type MoveEntryRefusal = MoveRefusal | 'notFound' | 'quota' | 'reused'

export type MoveEntryAnswer =
  | { ok: true; status: string; entryCode: string | null }
  | { ok: false; code: MoveEntryRefusal; status: string | null }
