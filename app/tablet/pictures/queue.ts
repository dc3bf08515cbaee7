/** The photos of this device: which is sent next, what became of each, and how many there may be. */
import type { FileProblem } from '~/protocol/files'

/** A photo of a site visit, kept on this device before it is sent; its content is kept apart. */
export interface Picture {
  readonly id: string
  /** Counts the photos of this device: the order in which they are sent. */
  readonly n: number
  /** Under which the server takes it once. */
  readonly opId: string
  /** Of which seat, and in which tenure it was taken. */
  readonly seatId: string
  readonly tenure: string
  readonly review: string
  readonly alt: string
  readonly takenAt: string
  readonly bytes: number
  readonly thumb: Blob
  readonly outcome: PictureOutcome | null
}

export type PictureOutcome =
  | { readonly kind: 'sent'; readonly fileId: string }
  | { readonly kind: 'refused'; readonly problem: FileProblem | 'refused' }

/** Why a photo is put off: the server does not take it yet, or this device cannot read it. */
export type Later = 'signedOut' | 'otherPerson' | 'noRoom' | 'tooManyUnfinished' | 'unreadable'

/** What came of sending a photo. */
export type Sent = PictureOutcome | { readonly kind: 'later'; readonly why: Later }

/** So many that wait leave the device room for what it is there for: the marks. */
export const MOST_WAITING = 60
const MOST_WAITING_BYTES = 150 * 1024 * 1024
/** Thumbnails of sent photos that stay to be looked at without a network. */
export const MOST_SENT = 60

export const isUnsent = ({ outcome }: Picture): boolean => outcome === null

/** Whether one more photo may be kept; those that the server has do not count. */
export function mayKeep(pictures: readonly Picture[], bytes: number): boolean {
  const kept = pictures.filter(({ outcome }) => outcome?.kind !== 'sent')
  const sum = kept.reduce((all, picture) => all + picture.bytes, bytes)
  return kept.length < MOST_WAITING && sum <= MOST_WAITING_BYTES
}

/** The oldest that was neither answered for good nor put off. */
export function nextToSend(
  pictures: readonly Picture[],
  later: Readonly<Record<string, Later>>,
): Picture | null {
  const waiting = pictures.filter(
    (picture) => isUnsent(picture) && !Object.hasOwn(later, picture.id),
  )
  return waiting.toSorted((a, b) => a.n - b.n)[0] ?? null
}

/**
 * A photo with what came of sending it. Of an upload that the server gave up nothing is left there:
 * it begins anew by itself, under another op.
 */
export function settled(picture: Picture, outcome: PictureOutcome, newId: () => string): Picture {
  const isExpired = outcome.kind === 'refused' && outcome.problem === 'expired'
  return isExpired ? triedAgain(picture, newId) : { ...picture, outcome }
}

/** A refused photo to be sent again: a refusal is final for its op, so under another one. */
export function triedAgain(picture: Picture, newId: () => string): Picture {
  return { ...picture, opId: newId(), outcome: null }
}

/** Sent photos that need not be remembered any more: the oldest, beyond the most. */
export function forgettable(pictures: readonly Picture[]): string[] {
  const sent = pictures.filter(({ outcome }) => outcome?.kind === 'sent')
  return sent
    .toSorted((a, b) => b.n - a.n)
    .slice(MOST_SENT)
    .map(({ id }) => id)
}
