import type { FilesContext } from './fileFolder.server'

/**
 * Deletes a file: from now on it is not there for anybody, its name and description are gone.
 * Doing it again changes nothing. The sweeper takes the content away when no copy of the
 * installation that is being made can still need it.
 */
export async function deleteFile(context: FilesContext, id: string): Promise<void> {
  await context.writer.write((tx) =>
    tx.storedFile.updateMany({
      where: { id, status: { not: 'deleted' } },
      data: { status: 'deleted', name: '', alt: '', touchedAt: context.now() },
    }),
  )
}
