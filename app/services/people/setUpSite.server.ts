import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../context'
import { appendEvent, createScope } from '../log/appendEvent.server'
import { createPerson } from './createPerson.server'
import { editionScope } from './editionScope'
import { giveGrant } from './giveGrant.server'
import { hashPassword } from './passwords.server'
import { startSignIn } from './startSignIn.server'

export interface SetUpOptions {
  name: string
  phone: string
  password: string
  title: string
  year: number
}

/**
 * The first run of a site: its first organiser and an empty edition for the year.
 *
 * @returns the organiser's sign-in token, or null when the site has people already
 */
export async function setUpSite(
  context: ServiceContext,
  { name, phone, password, title, year }: SetUpOptions,
): Promise<string | null> {
  const passwordHash = await hashPassword(password)
  const now = context.now()
  return context.writer.write(async (tx) => {
    if ((await tx.person.count()) > 0) return null
    const editionId = randomUUID()
    await tx.edition.create({ data: { id: editionId, year, title, titleEn: '', theme: '' } })
    await createScope(tx, editionScope(editionId), 'edition')
    await appendEvent(tx, {
      scopeId: editionScope(editionId),
      opId: randomUUID(),
      kind: 'edition.created',
      actor: 'system',
      device: null,
      payload: { year, title },
      receivedAt: now,
    })
    const person = { name, phone, passwordHash }
    const personId = await createPerson(tx, context.secrets, person, now)
    await giveGrant(tx, { personId, role: 'organiser', editionId, actor: 'system' }, now)
    return startSignIn(tx, personId, now)
  })
}
