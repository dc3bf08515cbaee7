import { isSameName } from '~/domain/people/sameName'
import type { StudioState } from '~/domain/studio/state'
import type { StudioChangeForm } from '~/protocol/studio'
import type { ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { openField } from '~/services/people/personFields.server'

/**
 * Whether a form brings a second person of one name among a studio's lead and present members. Who
 * is there already keeps the name, such as a member who has become the lead.
 */
export async function isMemberTwice(
  tx: Tx,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  state: Pick<StudioState, 'id' | 'members'>,
  form: StudioChangeForm,
): Promise<boolean> {
  const isMember = form.change === 'join' || (form.change === 'amendMember' && !form.leftOn)
  if (!isMember) return false
  const { leadName, members } = await tx.studio.findUniqueOrThrow({
    where: { id: state.id },
    select: { leadName: true, members: { select: { id: true, sealedName: true } } },
  })
  const named = members.filter(({ id, sealedName }) =>
    isSameName(form.name, openField(secrets, 'name', id, sealedName)),
  )
  if (form.change === 'amendMember' && named.some(({ id }) => id === form.member)) return false
  const isPresent = ({ id }: { id: string }) => state.members.get(id)?.leftOn === null
  return isSameName(form.name, leadName) || named.some(isPresent)
}
