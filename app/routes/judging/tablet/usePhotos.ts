import { useState, useSyncExternalStore } from 'react'
import type { Outbox } from '~/tablet/outbox/types'
import { isUnsent, type Picture } from '~/tablet/pictures/queue'
import type { PictureSession, PicturesState } from '~/tablet/pictures/session'
import { shrink } from '~/tablet/pictures/shrink'
import { deleteSent } from './sendPicture'

type Added = Awaited<ReturnType<PictureSession['add']>>
export type PhotoProblem = NonNullable<Added> | 'unreadable' | 'notDeleted'
export type PhotoState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unreadable'

/** The photos of this device, and what can be done with them. */
export function usePhotos(session: PictureSession, outbox: Outbox) {
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState)
  const [problem, setProblem] = useState<PhotoProblem | null>(null)
  const [keeping, setKeeping] = useState(false)
  const [deleted, setDeleted] = useState<readonly string[]>([])
  const seat = outbox.server?.seat ?? null
  const isOwn = ({ seatId }: Picture) => seatId === seat?.seat.id
  const open = state.pictures.filter(({ outcome }) => outcome?.kind !== 'sent')

  /** Keeps pictures one after the other; what cannot be kept does not hold up the others. */
  const add = async (review: string, files: readonly Blob[], alt: string): Promise<void> => {
    if (!seat) return
    const { id: seatId, tenureId: tenure } = seat.seat
    setProblem(null)
    setKeeping(true)
    try {
      for (const file of files) {
        const shrunk = await shrink(file)
        const takenAt = new Date().toISOString()
        const wrong = shrunk
          ? await session.add(
              { seatId, tenure, review, alt, takenAt, thumb: shrunk.thumb },
              shrunk.content,
            )
          : 'unreadable'
        if (wrong) setProblem(wrong)
      }
    } finally {
      setKeeping(false)
    }
  }

  return {
    add,
    keeping,
    problem: problem ?? state.problem,
    mayTake: seat?.stage.key === 'siteVisit' && !outbox.moved,
    isVisit: seat?.stage.key === 'siteVisit',
    unsent: state.pictures.filter(isUnsent).length,
    /** Taken in this seat and not with the server, and how many of other seats are not. */
    open: open.filter(isOwn),
    others: open.filter((picture) => !isOwn(picture)).length,
    of: (review: string) => state.pictures.filter((one) => one.review === review && isOwn(one)),
    stateOf: (picture: Picture) => stateOf(picture, state),
    laterOf: ({ id }: Picture) => state.later[id] ?? null,
    tryAgain: (id: string) => void session.tryAgain(id),
    /** One that the server has is deleted there first. */
    remove: async ({ id, outcome }: Picture): Promise<void> => {
      const fileId = outcome?.kind === 'sent' ? outcome.fileId : null
      const isGone = fileId === null || (await deleteSent(fileId))
      setProblem(isGone ? null : 'notDeleted')
      if (fileId !== null && isGone) setDeleted((before) => [...before, fileId])
      if (isGone) await session.remove(id)
    },
    /** Files deleted since the server told of them. */
    deleted,
  }
}

export type Photos = ReturnType<typeof usePhotos>

function stateOf({ id, outcome }: Picture, { sending, later }: PicturesState): PhotoState {
  if (outcome) return outcome.kind
  if (later[id] === 'unreadable') return 'unreadable'
  return sending?.id === id && sending.kind !== 'waiting' ? 'sending' : 'waiting'
}
