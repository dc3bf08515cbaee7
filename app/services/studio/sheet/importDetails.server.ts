import type { DetailKind } from '~/domain/studio/sheet/detailColumns'
import type { StudioDetails } from '~/domain/studio/sheet/details'
import type { DetailOutcome } from '~/domain/studio/sheet/planDetails'
import { required } from '~/domain/studio/required'
import type { FittingDetail } from '~/protocol/studioDetailSheet'
import type { ServiceContext } from '~/services/context'
import { appendToLogs, type EventDraft } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { sealField } from '~/services/people/personFields.server'
import { dayOf } from '../dayOf'
import { achievementRow, apprenticeshipRow, grantRow, memberRow } from '../studioRows'
import { studioScope } from '../studioScope'
import { planDetailRows } from './detailSheet.server'
import type { ImportAnswer, ImportedBy } from './importSheet.server'

interface ImportDetails {
  kind: DetailKind
  rows: readonly FittingDetail[]
  digest: string
  by: ImportedBy
}

type Entered = Extract<DetailOutcome, { kind: 'new' }> & { row: FittingDetail }
type Secrets = Pick<ServiceContext, 'secrets'>

/**
 * Enters members, results, apprenticeships or grants in their studios' logs and tables, if that
 * still is what was shown. Nobody's account comes with a file, so no expert is tied by it.
 */
export async function importDetails(
  tx: Tx,
  { secrets }: Secrets,
  { kind, rows, digest, by }: ImportDetails,
): Promise<ImportAnswer> {
  const plan = await planDetailRows(
    tx,
    { secrets },
    {
      ...{ kind, rows, today: dayOf(by.receivedAt) },
      freshOf: ({ line }) => derivedId('register', by.actor, by.opId, String(line)),
    },
  )
  if (plan.digest !== digest) return { ok: false, code: 'stale' }
  const entered = plan.outcomes.flatMap((outcome, index): Entered[] => {
    const row = rows[index]
    return outcome.kind === 'new' && row ? [{ ...outcome, row }] : []
  })
  await append(tx, entered, by)
  await project(tx, { secrets }, kind, entered, plan.studios)
  return { ok: true, entered: entered.length, changed: 0 }
}

/** Each studio's events in the order of the file, under op ids that follow from the import's. */
async function append(
  tx: Tx,
  entered: readonly Entered[],
  { opId, actor, receivedAt }: ImportedBy,
): Promise<void> {
  const logs = new Map<string, EventDraft[]>()
  for (const { studioId, event, row } of entered) {
    const scopeId = studioScope(studioId)
    const own = { opId: derivedId('import', opId, String(row.line)), actor, receivedAt }
    logs.set(scopeId, [...(logs.get(scopeId) ?? []), { ...event, ...own, device: null }])
  }
  await appendToLogs(
    tx,
    [...logs]
      .map(([scopeId, drafts]) => ({ scopeId, drafts }))
      .sort((a, b) => (a.scopeId < b.scopeId ? -1 : 1)),
  )
}

/** The rows that the events mean, as the studio's page would have written them one by one. */
async function project(
  tx: Tx,
  { secrets }: Secrets,
  kind: DetailKind,
  entered: readonly Entered[],
  studios: readonly StudioDetails[],
): Promise<void> {
  const states = new Map(studios.map(({ id, state }) => [id, state]))
  const rows = entered.map(({ studioId, fresh: id, row: { form } }) => ({
    ...{ id, studioId, form, state: required(states, studioId) },
  }))
  const seal = (id: string, name: string) => sealField(secrets, 'name', id, name)
  switch (kind) {
    case 'members':
      await tx.studioMember.createMany({
        data: rows.map(({ id, studioId, form, state }) => ({
          ...{ ...memberRow(required(state.members, id)), id, studioId },
          sealedName: seal(id, form.change === 'join' ? form.name : ''),
        })),
      })
      return
    case 'results':
      await tx.achievement.createMany({
        data: rows.map(({ id, studioId, state }) => ({
          ...{ ...achievementRow(required(state.achievements, id)), id, studioId },
        })),
      })
      return
    case 'apprenticeships':
      await tx.apprenticeship.createMany({
        data: rows.map(({ id, studioId, form, state }) => ({
          ...{ ...apprenticeshipRow(state, id), id, studioId },
          sealedApprenticeName: seal(id, form.change === 'sign' ? form.apprentice : ''),
        })),
      })
      return
    case 'grants':
      await tx.studioGrant.createMany({
        data: rows.map(({ id, studioId, state }) => ({
          ...{ ...grantRow(required(state.grants, id)), id, studioId },
        })),
      })
  }
}
