import { randomUUID } from 'node:crypto'
import { rosterDigest } from '~/domain/contest/draw'
import type { ContestEventBody, DrawnEntrant, DrawnSheet } from '~/domain/contest/events'
import type { LocalText } from '~/domain/contest/ruleSet'
import { deadlineOf } from '~/domain/review/admission'
import type { Assignment } from '~/domain/review/assignment'
import type { Judging } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { createContestWithin, stageIdOf } from '../../contest/createContest.server'
import { createEditionWithin } from '../../contest/createEdition.server'
import { contestScope } from '../../contest/liveContests.server'
import type { ServiceContext } from '../../context'
import { appendEvents } from '../../log/appendEvent.server'
import { derivedId } from '../../log/derivedId.server'
import type { Tx } from '../../log/writer.server'
import { giveGrant } from '../../people/giveGrant.server'
import { panelContest, panelRules } from './panelRules'

export interface PanelStudio {
  reviewId: string
  name: string
  nameEn: string | null
  zoneCode: string
  /** What the experts and the board call it beside its name; unique in the cycle. */
  code: string
}

export interface NewPanels {
  cycleId: string
  title: LocalText
  year: number
  scheme: ReviewScheme
  /** Said wherever the public sees it. */
  sample: boolean
  studios: readonly PanelStudio[]
  /** Person ids; their order is that of the seats. */
  experts: readonly string[]
  /** Person ids by review id. */
  assignment: Assignment
  /** Person ids of organisers. */
  chiefs: readonly string[]
}

interface By {
  actor: string
  opId: string
  receivedAt: Date
}

/** One judged stage on its way into the tables. */
interface Panel {
  id: string
  stageId: string
  judging: Judging
}

const SAMPLE: LocalText = { zh: '（示例数据）', en: ' (sample data)' }

/**
 * Sets up the experts' scoring of a cycle: for each judged stage of its rubric a contest of one
 * stage, drawn, with a seat for each expert and the sheets of the assignment. They stay shut until
 * the cycle enters their stage (`movePanelWithin`). All in the caller's transaction.
 */
export async function openPanelsWithin(
  tx: Tx,
  context: Pick<ServiceContext, 'now'>,
  plan: NewPanels,
  by: By,
): Promise<{ panelId: string }> {
  const panelId = derivedId('panel', plan.cycleId)
  const zones = await copyZones(tx, panelId)
  await createEditionWithin(
    tx,
    {
      ...{ id: panelId, year: plan.year, theme: '', kind: 'review' },
      ...{ title: plan.title.zh, titleEn: englishOf(plan.title), zones },
    },
    { ...by, opId: derivedId(by.opId, 'edition') },
  )
  const zoneIds = new Map(zones.map(({ code, id }) => [code, id]))
  for (const [ordinal, judging] of plan.scheme.rubric.judging.entries()) {
    const id = panelContest(plan.cycleId, judging.key)
    const panel = { id, stageId: stageIdOf(id, judging.key), judging }
    await createPanel(tx, plan, panel, { ...by, panelId, ordinal })
    await drawPanel(tx, plan, panel, zoneIds, by)
    await appointPeople(tx, context, plan, panel, { ...by, panelId })
  }
  return { panelId }
}

/** An own scheme may have no translation: the Chinese stands for it. */
const englishOf = ({ zh, en }: LocalText): string => en || zh

/** The zones of the programme that is running: a studio belongs to one of them by its code. */
async function copyZones(tx: Tx, panelId: string) {
  const programme = await tx.edition.findFirst({
    where: { kind: 'programme' },
    orderBy: { year: 'desc' },
    include: { zones: { orderBy: { ordinal: 'asc' } } },
  })
  return (programme?.zones ?? []).map(({ code, name, nameEn, kind }) => {
    return { id: derivedId(panelId, 'zone', code), code, name, nameEn, kind }
  })
}

async function createPanel(
  tx: Tx,
  plan: NewPanels,
  { id, judging }: Panel,
  { panelId, ordinal, ...by }: By & { panelId: string; ordinal: number },
): Promise<void> {
  const { cycleId, sample, title, year } = plan
  const part = derivedId(cycleId).slice(0, 8)
  const ruleSet = panelRules(plan.scheme.rubric, judging)
  await createContestWithin(
    tx,
    {
      ...{ id, editionId: panelId, ordinal, ruleSet },
      slug: `review-${year}-${part}-${judging.key.toLowerCase()}`,
      name: `${title.zh} · ${judging.title.zh}${sample ? SAMPLE.zh : ''}`,
      nameEn: `${englishOf(title)} · ${englishOf(judging.title)}${sample ? SAMPLE.en : ''}`,
      ...{ industry: null, leadsTo: null, quotaPerZone: 0 },
      phase: 'running',
      hasBoard: judging.key === 'live',
      registrationOpensAt: new Date(0),
      registrationClosesAt: new Date(0),
    },
    { ...by, opId: derivedId(by.opId, id, 'rules') },
  )
  await tx.ruleSetVersion.update({
    where: { contestId_version: { contestId: id, version: 1 } },
    data: { frozenAt: by.receivedAt },
  })
}

/** Named, in the order of the codes; nothing is drawn by lot. */
async function drawPanel(
  tx: Tx,
  plan: NewPanels,
  { id, stageId, judging }: Panel,
  zoneIds: ReadonlyMap<string, string>,
  { actor, opId, receivedAt }: By,
): Promise<void> {
  const studios = [...plan.studios].sort((a, b) => (a.code < b.code ? -1 : 1))
  const lastDay = deadlineOf(plan.scheme, judging.key)
  const seats = plan.experts.map((personId, index) => {
    return { seat: randomUUID(), ordinal: index + 1, personId }
  })
  const entrants = studios.map(({ reviewId, code }, index): DrawnEntrant => {
    return { codeId: randomUUID(), code, order: index + 1, station: 1, entry: reviewId }
  })
  const sheets = entrants.flatMap(({ codeId, entry }): DrawnSheet[] => {
    const assigned = plan.assignment.get(entry ?? '') ?? []
    return seats
      .filter(({ personId }) => assigned.includes(personId))
      .map(({ seat }) => ({ sheet: randomUUID(), seat, codeId }))
  })
  const digest = rosterDigest(studios.map(({ reviewId }) => reviewId))
  const events: ContestEventBody[] = studios.map(({ reviewId, zoneCode, code }) => ({
    kind: 'entry.approved',
    payload: { entry: reviewId, zone: zoneIds.get(zoneCode) ?? '', entryCode: code },
  }))
  events.push({
    kind: 'stage.drawn',
    payload: {
      ...{ stage: stageId, key: judging.key, identity: 'named', commitment: null },
      ...{ rosterDigest: digest, entrants, sheets },
      ...(lastDay !== null && { lastDay }),
      seats: seats.map(({ seat, ordinal }) => ({ seat, ordinal })),
    },
  })
  const draft = { actor, device: null, receivedAt }
  await appendEvents(
    tx,
    contestScope(id),
    events.map((event, index) => {
      return { ...event, ...draft, opId: derivedId(opId, id, event.kind, String(index)) }
    }),
  )
  await tx.stage.update({
    where: { id: stageId },
    data: { phase: 'drawn', rosterDigest: digest },
  })
  await tx.seat.createMany({
    data: seats.map(({ seat, ordinal, personId }) => ({ id: seat, stageId, ordinal, personId })),
  })
  await tx.entrant.createMany({
    data: entrants.map(({ entry, ...entrant }) => ({ ...entrant, stageId, entryId: entry })),
  })
  await tx.sheet.createMany({
    data: sheets.map(({ sheet, seat, codeId }) => ({ id: sheet, stageId, seatId: seat, codeId })),
  })
}

/** The experts as its judges; the organisers as its chief judges. */
async function appointPeople(
  tx: Tx,
  context: Pick<ServiceContext, 'now'>,
  { experts, chiefs }: NewPanels,
  { id }: Panel,
  { panelId, actor, opId }: By & { panelId: string },
): Promise<void> {
  await tx.judge.createMany({
    data: experts.map((personId) => ({ id: randomUUID(), contestId: id, personId })),
  })
  for (const personId of chiefs) {
    const place = { editionId: panelId, contestId: id, actor }
    const grantOp = derivedId(opId, id, 'chief', personId)
    await giveGrant(tx, { ...place, personId, role: 'chiefJudge', opId: grantOp }, context.now())
  }
}
