import type { ServiceContext } from '../context'
import type { Tx } from '../log/writer.server'
import { lookupsOf, openField } from '../people/personFields.server'

/** The account of a phone, with the name it was opened in; null when there is none. */
export async function personByPhone(
  tx: Tx,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  phone: string,
): Promise<{ id: string; name: string } | null> {
  const { phoneKey } = lookupsOf(secrets, { phone })
  const person = await tx.person.findUnique({ where: { phoneKey: phoneKey ?? '' } })
  return person && { id: person.id, name: openField(secrets, 'name', person.id, person.sealedName) }
}
