import { COMPETING } from '~/domain/contest/registration'
import { ROLES, type Role } from '~/domain/people/permissionTable'
import type { Viewer } from '~/domain/people/permissions'
import type { ServiceContext } from '../context'
import { digestOfToken } from './signInToken.server'

/** A signed-in browser and what its person may do. */
export interface SignedIn {
  viewer: Viewer & { personId: string }
  signInId: string
}

/** `seenAt` is kept to the hour: writing it on every page would queue before the judges' marks. */
const SEEN_EVERY_MS = 60 * 60 * 1000

/**
 * Finds the sign-in of a cookie's token; null when it is unknown, revoked or over. An entry that
 * was neither rejected nor withdrawn makes its person a contestant, without an office in that contest.
 */
export async function findSignIn(context: ServiceContext, token: string): Promise<SignedIn | null> {
  const now = context.now()
  const row = await context.read.signIn.findUnique({
    where: { tokenHash: digestOfToken(token) },
    include: {
      person: {
        select: {
          grants: true,
          entries: {
            where: { status: { in: [...COMPETING] } },
            select: { contestId: true },
          },
        },
      },
    },
  })
  if (!row || row.expiresAt <= now) return null
  if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) {
    // updateMany: it may have been revoked since, which is no error
    await context.writer.write((tx) =>
      tx.signIn.updateMany({ where: { id: row.id }, data: { seenAt: now } }),
    )
  }
  const { entries } = row.person
  const competes = entries.map(({ contestId }) => ({ role: 'contestant', contestId }) as const)
  const grants = [...row.person.grants.filter(hasKnownRole), ...competes]
  return { viewer: { personId: row.personId, grants }, signInId: row.id }
}

/** A role of a newer version gives nothing here, rather than something by accident. */
export function hasKnownRole<T extends { role: string }>(grant: T): grant is T & { role: Role } {
  return (ROLES as readonly string[]).includes(grant.role)
}
