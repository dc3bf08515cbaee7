import type { StudioState } from '~/domain/studio/state'
import type { StudioChangeForm } from '~/protocol/studio'
import type { ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { openField } from '~/services/people/personFields.server'
import type { KnownFacts } from './correctionEvent'

/** What the tables say that the log does not, before a form changes it. */
export async function knownFacts(
  tx: Tx,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  state: Pick<StudioState, 'id' | 'lead'>,
  form: StudioChangeForm,
): Promise<Omit<KnownFacts, 'today'>> {
  const studio = await tx.studio.findUniqueOrThrow({ where: { id: state.id } })
  const facts = { studio, lead: state.lead, renamed: false, evaluated: false }
  if (form.change === 'amendMember') {
    const where = { id: form.member, studioId: state.id }
    const row = await tx.studioMember.findUnique({ where })
    const name = row && openField(secrets, 'name', row.id, row.sealedName)
    return { ...facts, renamed: name !== form.name }
  }
  if (form.change === 'amendApprenticeship') {
    const where = { id: form.apprenticeship, studioId: state.id }
    const row = await tx.apprenticeship.findUnique({ where })
    const name = row && openField(secrets, 'name', row.id, row.sealedApprenticeName)
    const evaluated = (row?.evaluation ?? '') !== form.evaluation
    return { ...facts, renamed: name !== form.apprentice, evaluated }
  }
  return facts
}
