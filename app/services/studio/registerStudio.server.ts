import { randomUUID } from 'node:crypto'
import { beginStudio } from '~/domain/studio/apply'
import { barOfLead } from '~/domain/studio/bar'
import { registrationRefusal } from '~/domain/studio/decide'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { StudioRow } from '~/protocol/studio'
import type { ServiceContext } from '~/services/context'
import { appendEvent, createScope } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { barredStudios } from './barredStudios.server'
import { dayOf } from './dayOf'
import type { StudioAnswer } from './studioAnswer'
import { registrationOf } from './registrationOf.server'
import { studioRow } from './studioRows'
import { studioScope } from './studioScope'
import { isZone } from './studioZone.server'

export interface RegisterStudioOptions {
  opId: string
  row: StudioRow
  actor: string
  receivedAt: Date
}

/** Enters a studio in the register and starts its log. The same op again gets the first answer. */
export async function registerStudio(
  context: ServiceContext,
  options: RegisterStudioOptions,
): Promise<StudioAnswer> {
  const { opId, row, actor, receivedAt } = options
  const outcome = await context.writer.write((tx) =>
    performOp<StudioAnswer>(
      tx,
      { actor, opId, body: row, receivedAt },
      () => register(tx, options),
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

async function register(
  tx: Tx,
  { opId, row, actor, receivedAt }: RegisterStudioOptions,
): Promise<StudioAnswer> {
  if (!(await isZone(tx, row.zone))) return { ok: false, code: 'zoneUnknown' }
  const known = await tx.unit.findUnique({ where: { creditCode: row.creditCode } })
  if (known && known.name !== row.unitName) return { ok: false, code: 'unitOther' }
  const unitId = known?.id ?? randomUUID()
  const studioId = derivedId('studio', actor, opId)
  const event = registrationOf(row, studioId, unitId)
  const code = registrationRefusal(event, { rules: REGISTER_RULES, today: dayOf(receivedAt) })
  if (code !== null) return { ok: false, code }
  const twin = await tx.studio.findUnique({
    where: { unitId_name: { unitId, name: row.name } },
    select: { id: true },
  })
  if (twin) return { ok: false, code: 'alreadyRegistered' }
  const today = dayOf(receivedAt)
  const lead = { unitId, leadName: row.leadName, leadPersonId: null }
  if (barOfLead(lead, await barredStudios(tx, today), today) !== null) {
    return { ok: false, code: 'barredLead' }
  }
  if (!known) {
    await tx.unit.create({
      data: { id: unitId, name: row.unitName, creditCode: row.creditCode },
    })
  }
  await tx.studio.create({
    data: {
      ...studioRow(beginStudio(event)),
      id: studioId,
      nameEn: row.nameEn ?? null,
      leadName: row.leadName,
    },
  })
  await createScope(tx, studioScope(studioId), 'studio')
  await appendEvent(tx, {
    ...event,
    ...{ scopeId: studioScope(studioId), opId, actor, device: null, receivedAt },
  })
  return { ok: true, studioId }
}
