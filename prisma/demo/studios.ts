import { applyStudioEvent, beginStudio } from '../../app/domain/studio/apply'
import { registrationRefusal, studioRefusal } from '../../app/domain/studio/decide'
import { historyEntry, type HistoryEntry } from '../../app/domain/studio/history'
import { REGISTER_RULES } from '../../app/domain/studio/registerRules'
import type { StudioState } from '../../app/domain/studio/state'
import type { ServiceContext } from '../../app/services/context'
import { appendToLogs, createScope } from '../../app/services/log/appendEvent.server'
import { derivedId } from '../../app/services/log/derivedId.server'
import type { Tx } from '../../app/services/log/writer.server'
import { hashPassword } from '../../app/services/people/passwords.server'
import { sealField } from '../../app/services/people/personFields.server'
import {
  achievementRow,
  apprenticeshipRow,
  grantRow,
  historyRow,
  memberRow,
  studioRow,
} from '../../app/services/studio/studioRows'
import { dayOf } from '../../app/services/studio/dayOf'
import { studioScope } from '../../app/services/studio/studioScope'
import { sampleCreditCode } from '../programme/samplePeople'
import { DEMO_SIGN_INS, samplePersonRow } from './accounts'
import { SAMPLE_STUDIOS } from './studioFacts'
import { sampleStudio, type SampleStudio } from './studioPlan'

const DONE = 'seeded:studios'
/** Studios whose rows are written together: a statement takes 32,766 values. */
const AT_ONCE = 20
/** The first number of a studio's sample unit; below it are those of contestants. */
const FIRST_UNIT = 1_000

interface Folded extends SampleStudio {
  state: StudioState
  history: (HistoryEntry & { seq: number })[]
}

/**
 * Writes the register's sample studios once, all of them or none: each from the events of its log,
 * by the rules and the fold of real life. The demo's lead gets the first one.
 */
export async function seedStudios(context: ServiceContext): Promise<{ kept: boolean }> {
  if (await context.read.claim.findUnique({ where: { key: DONE } })) return { kept: true }
  const today = dayOf(context.now())
  const studios = Array.from({ length: SAMPLE_STUDIOS }, (_, number) =>
    fold(sampleStudio(number, today)),
  )
  const lead = DEMO_SIGN_INS.find(({ role }) => role === 'studioLead')
  const passwordHash = await hashPassword(lead?.password ?? '')
  const now = context.now()
  await context.writer.write(async (tx) => {
    await tx.unit.createMany({ data: unitsOf(studios) })
    for (let from = 0; from < studios.length; from += AT_ONCE) {
      await writeStudios(tx, context, studios.slice(from, from + AT_ONCE))
    }
    const [first] = studios
    if (lead && first) {
      const person = samplePersonRow(context, { ...lead, passwordHash, createdAt: now })
      await tx.person.create({ data: person })
      const data = { personId: person.id, role: lead.role, studioId: first.id }
      await tx.grant.create({ data: { ...data, id: derivedId('grant', first.id) } })
      await tx.studio.update({ where: { id: first.id }, data: { leadPersonId: person.id } })
    }
    await tx.claim.create({
      data: { key: DONE, scopeId: 'register', holder: 'seed', claimedAt: now },
    })
  })
  return { kept: false }
}

/** @throws when the register's rules would have refused an event. */
function fold(studio: SampleStudio): Folded {
  const [first, ...later] = studio.entered
  if (first?.event.kind !== 'studio.registered') throw new Error('A sample is not registered')
  const rules = REGISTER_RULES
  const refused = registrationRefusal(first.event, { rules, today: first.day })
  if (refused !== null) throw new Error(`A sample studio was refused: ${refused}`)
  const state = beginStudio(first.event)
  const history: Folded['history'] = []
  for (const { day, event } of later) {
    if (event.kind === 'studio.registered') throw new Error('A sample is registered twice')
    const code = studioRefusal(state, event, { rules, today: day })
    if (code !== null) throw new Error(`A sample ${event.kind} was refused: ${code}`)
    const entry = historyEntry(state, event)
    applyStudioEvent(state, event)
    if (entry) history.push({ ...entry, seq: state.seq })
  }
  return { ...studio, state, history }
}

function unitsOf(studios: readonly Folded[]) {
  const units = new Map(studios.map(({ unit }) => [unit.id, unit]))
  return [...units.values()].map(({ id, name, number }) => ({
    ...{ id, name },
    creditCode: sampleCreditCode(FIRST_UNIT + number),
  }))
}

async function writeStudios(
  tx: Tx,
  { secrets }: ServiceContext,
  studios: readonly Folded[],
): Promise<void> {
  const rowsOf = <T>(rows: (studio: Folded) => T[]) => studios.flatMap(rows)
  const sealed = ({ names }: Folded, id: string) =>
    sealField(secrets, 'name', id, names.get(id) ?? '')
  await tx.studio.createMany({
    data: studios.map(({ id, state, leadName }) => ({ ...studioRow(state), id, leadName })),
  })
  await tx.studioMember.createMany({
    data: rowsOf((studio) =>
      [...studio.state.members].map(([id, member]) => ({
        ...{ ...memberRow(member), id, studioId: studio.id, sealedName: sealed(studio, id) },
      })),
    ),
  })
  await tx.achievement.createMany({
    data: rowsOf(({ id: studioId, state }) =>
      [...state.achievements].map(([id, one]) => ({ ...achievementRow(one), id, studioId })),
    ),
  })
  await tx.apprenticeship.createMany({
    data: rowsOf((studio) =>
      [...studio.state.apprenticeships.keys()].map((id) => ({
        ...{ ...apprenticeshipRow(studio.state, id), id, studioId: studio.id },
        sealedApprenticeName: sealed(studio, id),
      })),
    ),
  })
  await tx.studioGrant.createMany({
    data: rowsOf(({ id: studioId, state }) =>
      [...state.grants].map(([id, grant]) => ({ ...grantRow(grant), id, studioId })),
    ),
  })
  await tx.studioHistory.createMany({
    data: rowsOf(({ id: studioId, history }) =>
      history.map(({ seq, ...entry }) => ({ ...historyRow(entry), seq, studioId })),
    ),
  })
  for (const { id } of studios) await createScope(tx, studioScope(id), 'studio')
  await appendToLogs(tx, studios.map(logOf))
}

function logOf({ id, entered }: Folded) {
  return {
    scopeId: studioScope(id),
    drafts: entered.map(({ day, event }, index) => ({
      ...event,
      opId: derivedId('sample-op', id, String(index)),
      actor: 'system',
      device: null,
      receivedAt: new Date(`${day}T01:00:00.000Z`),
    })),
  }
}
