import type { PrismaClient } from '../../../prisma/generated/client'
import type { FileKind } from '~/domain/files/kinds'

/** A file as lists and galleries show it. */
export interface FileRow {
  id: string
  name: string
  /** What a picture shows; empty when nobody said. */
  alt: string
  kind: FileKind
  bytes: number
  width: number | null
  height: number | null
  createdAt: string
}

/** The files of a scope for one purpose that can be read, in the order in which they came. */
export async function filesOf(
  read: PrismaClient,
  { scope, purpose }: { scope: string; purpose: string },
): Promise<FileRow[]> {
  const rows = await read.storedFile.findMany({
    where: { scope, purpose, status: 'ready' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, alt, kind, bytes, width, height, createdAt }) => ({
    ...{ id, name, alt, kind: kind as FileKind, bytes, width, height },
    createdAt: createdAt.toISOString(),
  }))
}
