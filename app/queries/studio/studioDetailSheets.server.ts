import { applyMoney, type MoneyChange } from '~/domain/studio/applyMoney'
import { historyText } from '~/domain/studio/historyText'
import type { GrantState, StudioState } from '~/domain/studio/state'
import { LIST_MARK } from '~/domain/studio/sheet/columns'
import { DETAIL_COLUMNS } from '~/domain/studio/sheet/detailColumns'
import type { ServiceContext } from '~/services/context'
import { openField } from '~/services/people/personFields.server'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'
import { leadNames } from '~/services/studio/leadNames'
import { loadStudios } from '~/services/studio/loadStudio.server'
import { studioScope } from '~/services/studio/studioScope'
import type { Prisma } from '../../../prisma/generated/client'
import type { Say } from './studioSheets.server'

/** What the sheets beside the register's own are made of. */
export const DETAILS = {
  members: { orderBy: [{ joinedOn: 'asc' }, { id: 'asc' }] },
  achievements: { orderBy: [{ year: 'asc' }, { doneOn: 'asc' }, { id: 'asc' }] },
  apprenticeships: { orderBy: [{ startsOn: 'asc' }, { id: 'asc' }] },
  grants: { orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }] },
  history: { orderBy: { seq: 'asc' } },
} as const satisfies Prisma.StudioInclude

type Detailed = Prisma.StudioGetPayload<{ include: typeof DETAILS }>
type Cell = string | number | null
type Context = Pick<ServiceContext, 'read' | 'secrets'>

interface Options {
  studios: readonly Detailed[]
  say: Say
  /** Whether the names of members and apprentices are asked for. */
  withNames: boolean
}

/** What the register holds of these studios row by row: one sheet for each kind, all by studio. */
export async function studioDetailSheets(
  context: Context,
  { studios, say, withNames }: Options,
): Promise<SheetToWrite[]> {
  const sheet = (name: string, heads: readonly string[], rowsOf: (one: Detailed) => Cell[][]) => ({
    name: say(`studio:sheet.${name}`),
    head: ['id', 'name', ...heads].map((head) => say(`studio:sheet.${head}`)),
    widths: [38, 28, ...heads.map(() => 16)],
    rows: studios.flatMap((studio) =>
      rowsOf(studio).map((cells) => [studio.id, studio.name, ...cells]),
    ),
  })
  const spent = await spendings(context.read, studios)
  const { members, results, apprenticeships, grants } = DETAIL_COLUMNS
  const people = withNames ? await peopleOf(context, studios) : null
  return [
    ...(people ? [sheet('members', members, (one) => memberRows(one, people))] : []),
    sheet(
      'results',
      results.filter((column) => people !== null || column !== 'byWhom'),
      (one) => resultRows(one, people, say),
    ),
    ...(people
      ? [sheet('apprenticeships', apprenticeships, (one) => apprenticeRows(one, people, say))]
      : []),
    sheet('grants', grants, grantRows),
    sheet('spendings', SPENDING, (one) => spendingRows(one, spent.get(one.id) ?? NO_GRANTS)),
    sheet('history', HISTORY, (one) => historyRows(one, say)),
  ]
}

const SPENDING = ['year', 'source', 'what', 'amount', 'on']
const HISTORY = ['on', 'change', 'from', 'to', 'reason']

/** Names by the ids of members, apprenticeships and leads; the present lead's where there is no other. */
type People = (id: string, studio: { leadName: string }) => string

function memberRows({ members, ...studio }: Detailed, nameOf: People): Cell[][] {
  return members
    .filter(({ leftOn }) => leftOn === null)
    .map(({ id, role, certificates, joinedOn, leftOn }) => [
      ...[nameOf(id, studio), role, listText(certificates), joinedOn, leftOn],
    ])
}

function resultRows(
  { achievements, ...studio }: Detailed,
  nameOf: People | null,
  say: Say,
): Cell[][] {
  return achievements.map((one) => [
    ...[one.year, say(`studio:kind.${one.kind}`), one.title, one.doneOn, yuan(one.benefitFen)],
    ...[one.benefitBasis, one.adopted ? '✓' : null, one.adoptedBy],
    ...(nameOf
      ? [
          listOf(one.byWhom)
            .map((id) => nameOf(id, studio))
            .join(LIST_MARK),
        ]
      : []),
    say(`studio:resultStatus.${one.status}`),
  ])
}

function apprenticeRows(
  { apprenticeships, ...studio }: Detailed,
  nameOf: People,
  say: Say,
): Cell[][] {
  return apprenticeships.map((one) => [
    nameOf(one.id, studio),
    nameOf(one.masterMemberId ?? masterOf(one.id), studio),
    ...[one.agreement, one.goals, one.startsOn, one.endsOn],
    say(`studio:outcome.${one.status}`),
    one.evaluation,
  ])
}

/** What was withdrawn is in the history only. */
function isReceived({ status }: { status: string }): boolean {
  return status === 'received'
}

function grantRows({ grants }: Detailed): Cell[][] {
  return grants
    .filter(isReceived)
    .map(({ year, source, amountFen, spentFen, purpose, receivedOn }) => [
      ...[year, source, yuan(amountFen), yuan(spentFen), purpose, receivedOn],
    ])
}

const NO_GRANTS: StudioState['grants'] = new Map()

function spendingRows({ grants }: Detailed, spent: StudioState['grants']): Cell[][] {
  return grants
    .filter(isReceived)
    .flatMap(({ id, year, source }) =>
      [...(spent.get(id)?.spendings.values() ?? [])]
        .filter(({ status }) => status === 'recorded')
        .map(({ what, amountFen, spentOn }) => [year, source, what, yuan(amountFen), spentOn]),
    )
}

/** Single spendings are in the logs only: the tables have their sum. */
async function spendings(
  read: ServiceContext['read'],
  studios: readonly Detailed[],
): Promise<ReadonlyMap<string, StudioState['grants']>> {
  const idOf = new Map(studios.map(({ id }) => [studioScope(id), id]))
  const events = await read.event.findMany({
    where: {
      scopeId: { in: [...idOf.keys()] },
      OR: [{ kind: { startsWith: 'grant.' } }, { kind: { startsWith: 'spending.' } }],
      payload: { not: null },
    },
    orderBy: [{ scopeId: 'asc' }, { seq: 'asc' }],
    select: { scopeId: true, kind: true, payload: true },
  })
  const found = new Map<string, StudioState['grants']>()
  for (const { scopeId, kind, payload } of events) {
    const id = idOf.get(scopeId) ?? ''
    const grants = found.get(id) ?? new Map<string, GrantState>()
    found.set(id, grants)
    applyMoney({ grants }, { kind, payload: JSON.parse(payload ?? '') as unknown } as MoneyChange)
  }
  return found
}

/** Stands for the lead who teaches in an apprenticeship: the tables only know that it is no member. */
const masterOf = (apprenticeship: string) => `master of ${apprenticeship}`

async function peopleOf({ read, secrets }: Context, studios: readonly Detailed[]): Promise<People> {
  const names = new Map<string, string>()
  const open = (id: string, sealed: string) => names.set(id, openField(secrets, 'name', id, sealed))
  for (const { members, apprenticeships } of studios) {
    for (const { id, sealedName } of members) open(id, sealedName)
    for (const { id, sealedApprenticeName } of apprenticeships) open(id, sealedApprenticeName)
  }
  // only the log tells who of several leads it was
  const several = studios.filter(({ history }) => history.some(({ kind }) => kind === 'lead'))
  const states = await loadStudios(
    read,
    several.map(({ id }) => id),
  )
  for (const { id, leadName, history } of several) {
    const state = states.get(id)
    if (!state) continue
    const leads = leadNames(state.leads, history, leadName)
    for (const [lead, name] of leads) names.set(lead, name)
    for (const [apprenticeship, { master }] of state.apprenticeships) {
      const name = leads.get(master)
      if (name !== undefined) names.set(masterOf(apprenticeship), name)
    }
  }
  return (id, { leadName }) => names.get(id) ?? leadName
}

function historyRows({ history }: Detailed, say: Say): Cell[][] {
  const words = (key: string) => say(`studio:${key}`)
  return history.map(({ at, kind, from, to, reason }) => [
    ...[at, words(`history.${kind}`), historyText(kind, from, words), historyText(kind, to, words)],
    reason,
  ])
}

function listOf(json: string): string[] {
  return JSON.parse(json) as string[]
}

function listText(json: string): string {
  return listOf(json).join(LIST_MARK)
}

/** A number, so that the sheet can be summed up. */
function yuan(fen: bigint): number {
  return Number(fen) / 100
}
