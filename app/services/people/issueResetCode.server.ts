import { maskName } from '~/domain/people/mask'
import type { Viewer } from '~/domain/people/permissions'
import type { ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import { editionScope } from './editionScope'
import { makeResetCode, RESET_CODE_HOURS } from './makeResetCode.server'
import { lookupsOf, openField } from './personFields.server'
import { placeToReset } from './resettable.server'

export interface IssueOptions {
  viewer: Viewer & { personId: string }
  /** The phone of the person who cannot sign in, checked before. */
  phone: string
}

/** The code is in this answer and nowhere else: only its digest is stored. */
export interface IssuedCode {
  code: string
  maskedName: string
  hours: number
}

/**
 * Issues a one-time code with which a person sets a new password; earlier codes stop working. Null
 * when there is nobody with this phone whom the viewer may help, without telling which.
 */
export async function issueResetCode(
  context: ServiceContext,
  { viewer, phone }: IssueOptions,
): Promise<IssuedCode | null> {
  const { phoneKey } = lookupsOf(context.secrets, { phone })
  const now = context.now()
  return context.writer.write(async (tx) => {
    const person = await tx.person.findUnique({ where: { phoneKey: phoneKey ?? '' } })
    const place = person && (await placeToReset(tx, viewer, person.id))
    if (!person || !place) return null
    const issuedBy = viewer.personId
    const { id, code } = await makeResetCode(tx, { personId: person.id, issuedBy, now })
    await appendEvent(tx, {
      scopeId: editionScope(place.editionId),
      opId: id,
      kind: 'person.resetCodeIssued',
      actor: viewer.personId,
      device: null,
      payload: { person: person.id },
      receivedAt: now,
    })
    const name = openField(context.secrets, 'name', person.id, person.sealedName)
    return { code, maskedName: maskName(name), hours: RESET_CODE_HOURS }
  })
}
