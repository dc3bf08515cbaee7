import { sendFile, type Answer, type Wire } from '~/components/files/sendFile'
import { wireTo } from '~/components/files/wire'
import type { Later } from '~/tablet/pictures/queue'
import type { SendPicture } from '~/tablet/pictures/session'

/** Refusals that pass: the photo is not at fault. */
const LATER: readonly string[] = ['otherPerson', 'noRoom', 'tooManyUnfinished'] satisfies Later[]
const isLater = (problem: string): problem is Later => LATER.includes(problem)

/** Sends a photo to the server as the seat of this device; its cookie says whose that is. */
export const sendPicture: SendPicture = async (picture, content, signal, tell) => {
  const { opId, tenure, review, alt, takenAt } = picture
  const name = `${takenAt.slice(0, 19).replace(/\D/g, '')}.jpg`
  const fields = { opId, tenure, review, alt, name, bytes: String(content.size) }
  const last: { answer: Answer | null; fileId: string } = { answer: null, fileId: '' }
  const wire = noting(wireTo('/tablet/files', fields, signal), (answer) => {
    last.answer = answer
    last.fileId = answer.body?.upload?.id ?? last.fileId
  })
  const problem = await sendFile(content, wire, ({ kind }) => tell(kind))
  if (problem === null) return { kind: 'sent', fileId: last.fileId }
  if (last.answer?.status === 401) return { kind: 'later', why: 'signedOut' }
  return isLater(problem) ? { kind: 'later', why: problem } : { kind: 'refused', problem }
}

/** Deletes a photo that the server has; false when it could not be asked or says no. */
export async function deleteSent(fileId: string): Promise<boolean> {
  try {
    const answer = await fetch(`/tablet/files/${fileId}/delete`, { method: 'POST' })
    return answer.ok || answer.status === 404
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

function noting(wire: Wire, note: (answer: Answer) => void): Wire {
  const noted = async (asked: Promise<Answer>) => {
    const answer = await asked
    note(answer)
    return answer
  }
  return {
    begin: () => noted(wire.begin()),
    piece: (...piece) => noted(wire.piece(...piece)),
    progress: (id) => noted(wire.progress(id)),
    wait: wire.wait,
  }
}
