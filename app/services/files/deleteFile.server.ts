import type { WhyNot } from './fileAccess.server'
import type { FilesContext } from './fileFolder.server'
import { noteFile } from './fileLog.server'

/**
 * Deletes a file: from now on it is not there for anybody, its name and description are gone.
 * Doing it again changes nothing. The sweeper takes the content away when no copy of the
 * installation that is being made can still need it.
 *
 * @returns why it was not deleted, else null
 */
export async function deleteFile<Why extends string>(
  context: FilesContext,
  { id, actor, whyNot }: { id: string; actor: string; whyNot: WhyNot<Why> },
): Promise<Why | 'notFound' | null> {
  return context.writer.write(async (tx) => {
    const file = await tx.storedFile.findUnique({ where: { id } })
    if (file === null) return 'notFound'
    const refusal = await whyNot(tx, file)
    if (refusal !== null || file.status === 'deleted') return refusal
    const receivedAt = context.now()
    await tx.storedFile.update({
      where: { id },
      data: { status: 'deleted', name: '', alt: '', touchedAt: receivedAt },
    })
    // what never was whole was never added
    if (file.status === 'ready') await noteFile(tx, 'file.deleted', file, { actor, receivedAt })
    return null
  })
}
