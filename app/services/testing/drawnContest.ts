/** A small contest in scoring, made through the use-cases: two entrants, three seats, all taken. */
import { randomUUID } from 'node:crypto'
import { RULES } from '~/domain/contest/testContest'
import type { RuleSet } from '~/domain/contest/ruleSet'
import { createContestWithin, stageIdOf } from '../contest/createContest.server'
import { createEditionWithin } from '../contest/createEdition.server'
import { showSeatCode } from '../contest/seats.server'
import { takeSeat } from '../contest/takeSeat.server'
import { drawStage } from '../contest/stages/drawStage.server'
import type { ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import { contestScope } from '../contest/liveContests.server'
import type { Tx } from '../log/writer.server'
import { sealField } from '../people/personFields.server'

export interface DrawnContest {
  id: string
  editionId: string
  stageId: string
  /** In the order of their ordinals. */
  seats: string[]
  /** Person ids, one for each seat. */
  judges: string[]
  judgeIds: string[]
  tokens: string[]
  /** Sheets of the first entrant, in the order of the seats. */
  sheets: string[]
  codeIds: string[]
}

const DAY = 86_400_000

/** Makes the contest; its stage is in scoring unless `start` is false, and person `n` sits in seat `n`. */
export async function drawnContest(
  context: ServiceContext,
  {
    entries = 2,
    ruleSet = RULES,
    start = true,
  }: { entries?: number; ruleSet?: RuleSet; start?: boolean } = {},
): Promise<DrawnContest> {
  const id = randomUUID()
  const editionId = `edition-${id}`
  const [rules] = ruleSet.stages
  if (!rules) throw new Error('A contest needs a stage')
  const stageId = stageIdOf(id, rules.key)
  const people = Array.from({ length: rules.seats }, () => randomUUID())
  const judgeIds = people.map(() => randomUUID())
  await context.writer.write(async (tx) => {
    await createContest(tx, context, { id, editionId, ruleSet })
    for (const [index, personId] of people.entries()) {
      await createPerson(tx, context, personId, `示例裁判${index + 1}`)
      const judgeId = judgeIds[index] ?? ''
      await tx.judge.create({ data: { id: judgeId, contestId: id, personId } })
    }
    for (let number = 1; number <= entries; number += 1) {
      await createEntry(tx, context, { contestId: id, editionId, number })
    }
  })
  const by = { opId: randomUUID(), actor: 'coding-officer', receivedAt: context.now() }
  const drawn = await drawStage(context, { stageId, stations: 1, ...by })
  if (!drawn.ok) throw new Error(`Not drawn: ${drawn.code}`)
  const seats = await context.read.seat.findMany({
    where: { stageId },
    orderBy: { ordinal: 'asc' },
  })
  const tokens: string[] = []
  await context.contests.load(id)
  for (const [index, seat] of seats.entries()) {
    tokens.push(await sit(context, seat.id, judgeIds[index] ?? ''))
  }
  if (start) await startScoring(context, { id, stageId })
  const entrants = await context.read.entrant.findMany({
    where: { stageId },
    orderBy: { order: 'asc' },
    include: { sheets: { include: { seat: true } } },
  })
  const sheets = [...(entrants[0]?.sheets ?? [])].sort((a, b) => a.seat.ordinal - b.seat.ordinal)
  return {
    id,
    editionId,
    stageId,
    seats: seats.map((seat) => seat.id),
    judges: people,
    judgeIds,
    tokens,
    sheets: sheets.map((sheet) => sheet.id),
    codeIds: entrants.map((entrant) => entrant.codeId),
  }
}

/** The chief judge starts a drawn stage. */
export async function startScoring(
  context: ServiceContext,
  { id, stageId }: Pick<DrawnContest, 'id' | 'stageId'>,
): Promise<void> {
  await context.scoring.submit({
    contestId: id,
    actor: 'chief',
    device: null,
    opId: randomUUID(),
    receivedAt: context.now(),
    request: {
      by: 'chief',
      stageId,
      op: { kind: 'moveStage', to: 'scoring', reason: '开始评分' },
    },
  })
}

/** Takes a seat with a fresh code and gives back the device's token. */
export async function sit(
  context: ServiceContext,
  seatId: string,
  judgeId: string,
  deviceId = `tablet-${seatId}`,
): Promise<string> {
  const { code } = await showSeatCode(context, { seatId })
  const taken = await takeSeat(context, { code, judgeId, deviceId, opId: randomUUID() })
  if (!taken.ok) throw new Error(`Not seated: ${taken.code}`)
  return taken.token
}

async function createContest(
  tx: Tx,
  context: ServiceContext,
  { id, editionId, ruleSet }: { id: string; editionId: string; ruleSet: RuleSet },
): Promise<void> {
  const by = { actor: 'organiser', receivedAt: context.now() }
  const zone = { code: 'Z1', name: '示例赛区', nameEn: 'Sample zone', kind: 'district' }
  await createEditionWithin(
    tx,
    {
      id: editionId,
      year: 2021,
      title: '示例赛事',
      titleEn: 'Sample',
      theme: '示例',
      kind: 'programme',
      zones: [{ id: `${editionId}-Z1`, ...zone }],
    },
    { ...by, opId: randomUUID() },
  )
  await createContestWithin(
    tx,
    {
      id,
      editionId,
      slug: `contest-${id.slice(0, 8)}`,
      name: '示例竞赛',
      nameEn: 'Sample contest',
      industry: null,
      leadsTo: null,
      ordinal: 1,
      registrationOpensAt: new Date(context.now().getTime() - 30 * DAY),
      registrationClosesAt: new Date(context.now().getTime() - DAY),
      quotaPerZone: 100,
      ruleSet,
    },
    { ...by, opId: randomUUID() },
  )
  await tx.unit.create({ data: { id: `unit-${id}`, name: '示例单位', creditCode: `unit-${id}` } })
}

async function createPerson(
  tx: Tx,
  context: ServiceContext,
  id: string,
  name: string,
): Promise<void> {
  const sealedName = sealField(context.secrets, 'name', id, name)
  await tx.person.create({ data: { id, sealedName, sample: true, createdAt: context.now() } })
}

async function createEntry(
  tx: Tx,
  context: ServiceContext,
  { contestId, editionId, number }: { contestId: string; editionId: string; number: number },
): Promise<void> {
  const personId = randomUUID()
  const entryCode = `E${String(number).padStart(3, '0')}`
  const zoneId = `${editionId}-Z1`
  await createPerson(tx, context, personId, `示例选手${number}`)
  const entry = await tx.entry.create({
    data: {
      id: randomUUID(),
      contestId,
      personId,
      zoneId,
      unitId: `unit-${contestId}`,
      status: 'approved',
      entryCode,
      consentAt: context.now(),
      submittedAt: context.now(),
    },
  })
  await appendEvent(tx, {
    scopeId: contestScope(contestId),
    opId: randomUUID(),
    kind: 'entry.approved',
    actor: 'zone-officer',
    device: null,
    payload: { entry: entry.id, zone: zoneId, entryCode },
    receivedAt: context.now(),
  })
}
