import type { StudioRefusal } from '~/domain/studio/refusals'

/** Why nothing was entered in the register; in words under `studio:problem`. */
export type StudioProblem =
  | StudioRefusal
  | 'notFound'
  | 'reused'
  | 'zoneUnknown'
  | 'alreadyRegistered'
  | 'barredLead'
  | 'unitOther'
  | 'memberTwice'
  | 'personUnknown'
  | 'entryUnknown'

export type StudioAnswer = { ok: true; studioId: string } | { ok: false; code: StudioProblem }
