import type { Role } from '~/domain/people/permissionTable'
import type { ServiceContext } from '../context'
import { createScope } from '../log/appendEvent.server'
import { createPerson } from '../people/createPerson.server'
import { editionScope } from '../people/editionScope'
import { giveGrant } from '../people/giveGrant.server'
import { hashPassword } from '../people/passwords.server'

/** The password of everybody in tests. */
export const PASSWORD = 'a good sentence'

/** An edition with its log and one zone, `zone-a`. */
export async function testEdition({ writer }: Pick<ServiceContext, 'writer'>): Promise<string> {
  const id = 'edition-1'
  await writer.write(async (tx) => {
    await tx.edition.create({ data: { id, year: 2021, title: '测试', titleEn: '', theme: '' } })
    await createScope(tx, editionScope(id), 'edition')
    for (const [index, code] of ['a', 'b'].entries()) {
      await tx.zone.create({
        data: {
          id: `zone-${code}`,
          editionId: id,
          code,
          name: code,
          nameEn: code,
          kind: 'county',
          ordinal: index,
        },
      })
    }
  })
  return id
}

/** A person with a password and, when given, a role in the edition or one of its zones. */
export async function testPerson(
  { writer, secrets, now }: Pick<ServiceContext, 'writer' | 'secrets' | 'now'>,
  phone: string,
  grant?: { role: Role; editionId: string; zoneId?: string },
): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD)
  return writer.write(async (tx) => {
    const person = { name: '王芳', phone, passwordHash }
    const personId = await createPerson(tx, secrets, person, now())
    if (grant) await giveGrant(tx, { ...grant, personId, actor: 'system' }, now())
    return personId
  })
}
