import { randomUUID } from 'node:crypto'
import type { Role } from '~/domain/people/permissionTable'
import { appendEvent } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { editionScope } from './editionScope'

export interface NewGrant {
  personId: string
  role: Role
  /** The edition whose log records it; also the grant's scope when no other is given. */
  editionId: string
  zoneId?: string | null
  contestId?: string | null
  studioId?: string | null
  /** Who gives it; `system` for the first organiser. */
  actor: string
  opId?: string
}

/** Gives a person a role in one scope, and records that in the edition's log. */
export async function giveGrant(tx: Tx, grant: NewGrant, now: Date): Promise<string> {
  const id = randomUUID()
  const { personId, role, editionId, zoneId = null, contestId = null, actor } = grant
  const { studioId = null } = grant
  await tx.grant.create({ data: { id, personId, role, editionId, zoneId, contestId, studioId } })
  await appendEvent(tx, {
    scopeId: editionScope(editionId),
    opId: grant.opId ?? randomUUID(),
    kind: 'grant.given',
    actor,
    device: null,
    payload: {
      ...{ grant: id, person: personId, role, zone: zoneId, contest: contestId },
      ...(studioId !== null && { studio: studioId }),
    },
    receivedAt: now,
  })
  return id
}
