/**
 * An edition of kind `rehearsal`: contests with approved entries, a drawn stage and judges, all of
 * them samples, made in bulk and deleted whole with `deleteEdition`.
 */
import { randomUUID } from 'node:crypto'
import { entryCode } from '../app/domain/contest/registration'
import type { RuleSet } from '../app/domain/contest/ruleSet'
import type { ServiceContext } from '../app/services/context'
import { createContestWithin, stageIdOf } from '../app/services/contest/createContest.server'
import { createEditionWithin } from '../app/services/contest/createEdition.server'
import { contestScope } from '../app/services/contest/liveContests.server'
import { drawStage } from '../app/services/contest/stages/drawStage.server'
import { appendEvents } from '../app/services/log/appendEvent.server'
import type { Tx } from '../app/services/log/writer.server'
import { dayOf } from '../app/services/studio/dayOf'
import { samplePersonRow } from './demo/accounts'
import { contests as programmeContests, zones } from './programme/baoding2021'
import { rehearsalForm, type RehearsalForm } from './programme/rehearsalForms'
import { rehearsalRules } from './programme/rehearsalRules'
import { sampleContestantName, sampleJudgeName, sampleUnits } from './programme/samplePeople'

export { deleteEdition } from '../app/services/contest/deleteEdition.server'

export interface RehearsalOptions {
  /** How many contests run at once. */
  contests: number
  /** Entries of each contest. */
  entries: number
  /** Judges, and so seats, of each contest's stage. */
  judges: number
  /** Keeps the rehearsals of one machine apart in their slugs and names. */
  seed: number
  /** Stations of the draw. */
  stations?: number
  /** Contests take turns at the forms of the field; without it all have the same one coded stage. */
  varied?: boolean
}

export interface RehearsalContest {
  contestId: string
  slug: string
  /** The first stage; only that is drawn. */
  stageId: string
  ruleSet: RuleSet
  judges: { judgeId: string; personId: string }[]
}

export interface RehearsalEdition {
  editionId: string
  contests: RehearsalContest[]
}

const DAY = 86_400_000

/** Makes a rehearsal whose first stages are drawn and wait for their judges to take a seat. */
export async function createRehearsalEdition(
  context: ServiceContext,
  options: RehearsalOptions,
): Promise<RehearsalEdition> {
  const now = context.now()
  const editionId = `rehearsal-${randomUUID()}`
  const zoneIds = zones.map(() => randomUUID())
  const unitIds = await context.writer.write(async (tx) => {
    await createEditionWithin(
      tx,
      {
        id: editionId,
        year: Number(dayOf(now).slice(0, 4)),
        title: `演练 ${options.seed}`,
        titleEn: `Rehearsal ${options.seed}`,
        theme: '演练数据，不计入任何统计',
        kind: 'rehearsal',
        zones: zones.map((zone, index) => ({ ...zone, id: zoneIds[index] ?? randomUUID() })),
      },
      by(now),
    )
    return unitsWithin(tx)
  })
  const made: RehearsalContest[] = []
  for (let index = 0; index < options.contests; index += 1) {
    made.push(await createContest(context, options, { editionId, index, zoneIds, unitIds, now }))
  }
  return { editionId, contests: made }
}

const by = (receivedAt: Date) => ({ actor: 'system', opId: randomUUID(), receivedAt })

async function unitsWithin(tx: Tx): Promise<string[]> {
  const ids: string[] = []
  for (const unit of sampleUnits) {
    const { id } = await tx.unit.upsert({
      where: { creditCode: unit.creditCode },
      create: { ...unit, id: randomUUID() },
      update: {},
    })
    ids.push(id)
  }
  return ids
}

interface Place {
  editionId: string
  index: number
  zoneIds: readonly string[]
  unitIds: readonly string[]
  now: Date
}

function formOf({ seed, judges, varied }: RehearsalOptions, index: number): RehearsalForm {
  if (varied) return rehearsalForm(seed, index, judges)
  const like = programmeContests[index % programmeContests.length]
  const name = { zh: like?.name ?? '', en: like?.nameEn ?? '' }
  return { name, ruleSet: rehearsalRules(judges) }
}

async function createContest(
  context: ServiceContext,
  options: RehearsalOptions,
  place: Place,
): Promise<RehearsalContest> {
  const { editionId, index, now } = place
  const contestId = randomUUID()
  const { ruleSet, name } = formOf(options, index)
  const slug = `rehearsal-${options.seed}-${index + 1}`
  const judges = await context.writer.write(async (tx) => {
    await createContestWithin(
      tx,
      {
        id: contestId,
        editionId,
        slug,
        name: `演练 ${index + 1} ${name.zh}`,
        nameEn: `Rehearsal ${index + 1} ${name.en}`,
        industry: null,
        leadsTo: null,
        ordinal: index,
        registrationOpensAt: new Date(now.getTime() - 2 * DAY),
        registrationClosesAt: new Date(now.getTime() - DAY),
        quotaPerZone: options.entries,
        ruleSet,
      },
      by(now),
    )
    await approveWithin(tx, context, contestId, options.entries, place)
    return judgesWithin(tx, context, contestId, options.judges, now)
  })
  const key = ruleSet.stages[0]?.key ?? ''
  const stageId = stageIdOf(contestId, key)
  const drawn = await drawStage(context, {
    ...by(now),
    stageId,
    stations: options.stations ?? 4,
  })
  if (!drawn.ok) throw new Error(`The draw of a rehearsal was refused: ${drawn.code}`)
  return { contestId, slug, stageId, ruleSet, judges }
}

/** Approved entries in bulk; the log has for each what registration and review would have written. */
async function approveWithin(
  tx: Tx,
  context: ServiceContext,
  contestId: string,
  count: number,
  { index, zoneIds, unitIds, now }: Place,
): Promise<void> {
  const people = Array.from({ length: count }, (_, number) =>
    samplePersonRow(context, {
      name: sampleContestantName(index * count + number + 1),
      createdAt: now,
    }),
  )
  const entries = people.map(({ id: personId }, number) => ({
    id: randomUUID(),
    contestId,
    personId,
    zoneId: zoneIds[number % zoneIds.length] ?? '',
    unitId: unitIds[number % unitIds.length] ?? '',
    status: 'approved',
    entryCode: entryCode(number + 1),
    consentAt: now,
    submittedAt: now,
    decidedAt: now,
  }))
  await tx.person.createMany({ data: people })
  await tx.entry.createMany({ data: entries })
  const drafts = entries.flatMap(({ id: entry, zoneId: zone, unitId: unit, entryCode: code }) => [
    { ...by(now), kind: 'entry.submitted', device: null, payload: { entry, zone, unit } },
    {
      ...by(now),
      kind: 'entry.approved',
      device: null,
      payload: { entry, zone, entryCode: code },
    },
  ])
  await appendEvents(tx, contestScope(contestId), drafts)
}

async function judgesWithin(
  tx: Tx,
  context: ServiceContext,
  contestId: string,
  count: number,
  now: Date,
): Promise<{ judgeId: string; personId: string }[]> {
  const people = Array.from({ length: count }, (_, number) =>
    samplePersonRow(context, { name: sampleJudgeName(number + 1), createdAt: now }),
  )
  const rows = people.map(({ id: personId }) => ({ id: randomUUID(), contestId, personId }))
  await tx.person.createMany({ data: people })
  await tx.judge.createMany({ data: rows })
  return rows.map(({ id, personId }) => ({ judgeId: id, personId }))
}
