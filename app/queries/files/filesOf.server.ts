import type { PrismaClient, StoredFile } from '../../../prisma/generated/client'
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
  return rows.map(rowOf)
}

/** The files of a scope's parts, by part. */
export async function filesByPart(
  read: PrismaClient,
  { scope, purpose }: { scope: string; purpose: string },
): Promise<Record<string, FileRow[]>> {
  const rows = await read.storedFile.findMany({
    where: { scope: { startsWith: `${scope}:` }, purpose, status: 'ready' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const found: Record<string, FileRow[]> = {}
  for (const row of rows) (found[row.scope.split(':')[2] ?? ''] ??= []).push(rowOf(row))
  return found
}

function rowOf({ id, name, alt, kind, bytes, width, height, createdAt }: StoredFile): FileRow {
  return {
    ...{ id, name, alt, kind: kind as FileKind, bytes, width, height },
    createdAt: createdAt.toISOString(),
  }
}
