import { PUBLISHED_PHASES } from '../../app/domain/contest/lifecycle'
import type { ResultDocument } from '../../app/domain/contest/resultDocument'
import { studioChangeSchema } from '../../app/protocol/studio'
import type { ServiceContext } from '../../app/services/context'
import { derivedId } from '../../app/services/log/derivedId.server'
import { openField } from '../../app/services/people/personFields.server'
import { changeStudio } from '../../app/services/studio/changeStudio.server'
import { dayOf } from '../../app/services/studio/dayOf'
import { studioScope } from '../../app/services/studio/studioScope'

const DONE = 'seeded:links'
const DAY = 86_400_000
/** Who is linked: the first places of each contest with results. */
const PLACES = 2

type Winner = Awaited<ReturnType<typeof winners>>[number]

/**
 * Makes winners of the demo's contests members of sample studios of their zones, with their results
 * shown there and an apprentice each, by the forms of real life. Once only.
 */
export async function seedLinks(context: ServiceContext): Promise<void> {
  if (await context.read.claim.findUnique({ where: { key: DONE } })) return
  for (const winner of await winners(context)) {
    const where = { zoneCode: winner.zone.code, status: 'active' }
    const studio = await context.read.studio.findFirst({ where, orderBy: { id: 'asc' } })
    if (studio) await linkWinner(context, studio.id, winner)
  }
  const claim = { key: DONE, scopeId: 'register', holder: 'seed', claimedAt: context.now() }
  await context.writer.write((tx) => tx.claim.create({ data: claim }))
}

async function winners({ read }: ServiceContext) {
  const contests = await read.contest.findMany({
    where: { phase: { in: [...PUBLISHED_PHASES] }, edition: { kind: 'programme' } },
    include: { results: { orderBy: { version: 'desc' }, take: 1 } },
  })
  const ids = contests.flatMap(({ results: [latest] }) => {
    if (!latest) return []
    const { rows } = JSON.parse(latest.standings) as ResultDocument
    return rows.filter(({ rank }) => rank !== null && rank <= PLACES).map(({ entry }) => entry)
  })
  return read.entry.findMany({
    where: { id: { in: ids }, person: { sample: true } },
    include: { person: true, zone: true },
    orderBy: { entryCode: 'asc' },
  })
}

async function linkWinner(
  context: ServiceContext,
  studioId: string,
  { id, person, contestId, entryCode }: Winner,
): Promise<void> {
  const { secrets } = context
  const name = openField(secrets, 'name', person.id, person.sealedName)
  const phone = openField(secrets, 'phone', person.id, person.sealedPhone ?? '')
  const joined = dayOf(new Date(context.now().getTime() - 400 * DAY))
  const began = dayOf(context.now())
  const ends = dayOf(new Date(context.now().getTime() + 729 * DAY))
  const enter = async (fields: Record<string, string>) => {
    const opId = derivedId('sample-link', id, fields['change'] ?? '')
    const form = studioChangeSchema.parse({ opId, ...fields })
    const receivedAt = context.now()
    const answer = await changeStudio(context, { studioId, form, actor: 'system', receivedAt })
    if (!answer.ok) throw new Error(`A sample ${form.change} was refused: ${answer.code}`)
  }
  await enter({ change: 'join', name, role: '技能骨干（示例）', on: joined })
  const member = await newest(context, studioId)
  await enter({ change: 'link', whose: member, phone, consent: 'on' })
  await enter({
    ...{ change: 'sign', master: member, apprentice: `示例学徒（${entryCode ?? ''}）` },
    ...{ agreement: '示例师徒协议', goals: '取得高级工证书', startsOn: began, endsOn: ends },
    ...{ contest: contestId, entryCode: entryCode ?? '' },
  })
}

/** The member who came last into a studio's log. */
async function newest({ read }: ServiceContext, studioId: string): Promise<string> {
  const event = await read.event.findFirstOrThrow({
    where: { scopeId: studioScope(studioId), kind: 'member.joined' },
    orderBy: { seq: 'desc' },
  })
  const { member } = JSON.parse(event.payload ?? '') as { member: string }
  return member
}
