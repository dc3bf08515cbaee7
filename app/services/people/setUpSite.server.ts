import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../context'
import { createEditionWithin } from '../contest/createEdition.server'
import { createPerson } from './createPerson.server'
import { giveGrant } from './giveGrant.server'
import { hashPassword } from './passwords.server'
import { startSignIn } from './startSignIn.server'

export interface SetUpOptions {
  name: string
  phone: string
  password: string
  title: string
  /** Empty when there is none: English pages then show the title as it is. */
  titleEn: string
  year: number
}

/**
 * The first run of a site: its first organiser and an empty edition for the year.
 *
 * @returns the organiser's sign-in token, or null when the site has people already
 */
export async function setUpSite(
  context: ServiceContext,
  { name, phone, password, title, titleEn, year }: SetUpOptions,
): Promise<string | null> {
  const passwordHash = await hashPassword(password)
  const now = context.now()
  return context.writer.write(async (tx) => {
    if ((await tx.person.count()) > 0) return null
    const editionId = randomUUID()
    const edition = { id: editionId, year, title, titleEn: titleEn || title, theme: '' }
    const by = { actor: 'system', opId: randomUUID(), receivedAt: now }
    await createEditionWithin(tx, { ...edition, kind: 'programme', zones: [] }, by)
    const person = { name, phone, passwordHash }
    const personId = await createPerson(tx, context.secrets, person, now)
    await giveGrant(tx, { personId, role: 'organiser', editionId, actor: 'system' }, now)
    return startSignIn(tx, personId, now)
  })
}
