import type { ServiceContext } from '~/services/context'

export interface SignInRow {
  id: string
  /** ISO 8601 */
  createdAt: string
  seenAt: string
  isThisDevice: boolean
}

/** The browsers in which a person is signed in, the last used first. */
export async function signInsOf(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  { personId, signInId }: { personId: string; signInId: string | null },
): Promise<SignInRow[]> {
  const rows = await read.signIn.findMany({
    where: { personId, expiresAt: { gt: now() } },
    orderBy: { seenAt: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    isThisDevice: row.id === signInId,
  }))
}
