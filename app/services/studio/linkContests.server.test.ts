import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { contestApprenticeships } from '~/queries/contest/contestApprenticeships.server'
import { contestResults } from '~/queries/studio/contestResults.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { publishResults } from '~/services/contest/stages/publishResults.server'
import { lookupsOf } from '~/services/people/personFields.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestDesk } from '~/services/testing/chiefDesk'
import { changeStudio } from './changeStudio.server'
import { registerStudio } from './registerStudio.server'
import { studioScope } from './studioScope'

const LEAD_PHONE = '16000000001'
const MEMBER_PHONE = '16000000002'

let app: TestApplication
let desk: TestDesk
let studioId: string
let member: string
/** The entries of lead and member. */
let entries: { id: string; personId: string }[]

const by = () => ({ actor: 'organiser', receivedAt: app.now() })
const change = (fields: Record<string, string>) => {
  const form = studioChangeSchema.parse({ opId: randomUUID(), ...fields })
  return changeStudio(app, { studioId, form, ...by() })
}
const link = (whose: string, phone: string) =>
  change({ change: 'link', whose, phone, consent: 'on' })
const sign = (more: Record<string, string>) =>
  change({
    ...{ change: 'sign', apprentice: '示例徒弟', agreement: '协议' },
    ...{ startsOn: '2021-04-01', endsOn: '2023-03-31', ...more },
  })
const results = () => contestResults(app, studioId)
const publish = () =>
  publishResults(app, { ...by(), opId: randomUUID(), contestId: desk.contest.id })

async function toDecoded(): Promise<void> {
  await desk.signAll()
  await desk.decode()
}

beforeEach(async () => {
  app = await testApplication()
  desk = await TestDesk.open(app)
  const where = { contestId: desk.contest.id }
  entries = await app.read.entry.findMany({ where, orderBy: { entryCode: 'asc' } })
  await app.writer.write(async (tx) => {
    for (const [index, phone] of [LEAD_PHONE, MEMBER_PHONE].entries()) {
      const { phoneKey } = lookupsOf(app.secrets, { phone })
      const id = entries[index]?.personId ?? ''
      await tx.person.update({ where: { id }, data: { phoneKey } })
    }
  })
  const row = studioRowSchema.parse({
    ...{ name: '示例创新工作室', zone: 'Z1', level: 'city', industry: '电' },
    ...{ unitName: '示例供电公司', creditCode: '91999999DEM000001X' },
    ...{ leadName: '示例选手1', foundedOn: '2016-05-01', namedOn: '2018-04-28' },
  })
  const answer = await registerStudio(app, { opId: randomUUID(), row, ...by() })
  if (!answer.ok) throw new Error(answer.code)
  studioId = answer.studioId
  await change({ change: 'join', name: '示例 选手2', role: '成员', on: '2019-01-01' })
  member = (await app.read.studioMember.findFirstOrThrow()).id
})
afterEach(() => app.close())

describe('an account', () => {
  it('is linked by phone with its consent, and the log names nobody', async () => {
    expect(await link('lead', LEAD_PHONE)).toEqual({ ok: true, studioId })
    expect(await link(member, MEMBER_PHONE)).toEqual({ ok: true, studioId })
    const [lead, other] = entries.map(({ personId }) => personId)
    const studio = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
    expect(studio.leadPersonId).toBe(lead)
    const { personId } = await app.read.studioMember.findFirstOrThrow()
    expect(personId).toBe(other)
    const logged = await app.read.event.findMany({ where: { kind: 'member.linked' } })
    expect(logged.map(({ payload }) => JSON.parse(payload ?? '') as unknown)).toEqual([
      { member: null, person: lead, consent: true },
      { member, person: other, consent: true },
    ])
  })

  it.each([
    ['of nobody', 'lead', '16000000009'],
    ['of another name', 'lead', MEMBER_PHONE],
    ['for who is no member', 'nobody', MEMBER_PHONE],
  ])('%s is not linked', async (_, whose, phone) => {
    expect(await link(whose, phone)).toEqual({ ok: false, code: 'personUnknown' })
    expect(await app.read.event.count({ where: { kind: 'member.linked' } })).toBe(0)
  })

  it('other than the one that keeps the register is not linked for the lead', async () => {
    const leadPersonId = entries[1]?.personId ?? ''
    await app.writer.write((tx) =>
      tx.studio.update({ where: { id: studioId }, data: { leadPersonId } }),
    )
    expect(await link('lead', LEAD_PHONE)).toEqual({ ok: false, code: 'personUnknown' })
  })

  it('is asked for its consent', () => {
    const form = { opId: randomUUID(), change: 'link', whose: 'lead', phone: LEAD_PHONE }
    expect(studioChangeSchema.safeParse(form).success).toBe(false)
    expect(studioChangeSchema.safeParse({ ...form, consent: 'on' }).success).toBe(true)
  })

  it('is let go of when the consent is withdrawn or the member leaves', async () => {
    const linked = async () => (await app.read.studioMember.findFirstOrThrow()).personId
    await link(member, MEMBER_PHONE)
    expect(await change({ change: 'unlink', whose: member })).toMatchObject({ ok: true })
    expect(await linked()).toBeNull()
    expect(await change({ change: 'unlink', whose: member })).toMatchObject({ code: 'notLinked' })
    await link(member, MEMBER_PHONE)
    await change({ change: 'leave', member, on: '2021-04-01' })
    expect(await linked()).toBeNull()
  })

  it('that was erased links nobody any more, and the log still adds up', async () => {
    await link('lead', LEAD_PHONE)
    await app.writer.write((tx) =>
      tx.event.updateMany({
        where: { scopeId: studioScope(studioId), kind: 'member.linked' },
        data: { payload: null },
      }),
    )
    expect(await results()).toEqual([])
    expect(await link(member, MEMBER_PHONE)).toMatchObject({ ok: true })
  })
})

describe('results in contests', () => {
  it('show on the studio from their publication on, and not while they are blind', async () => {
    await link('lead', LEAD_PHONE)
    expect(await results()).toEqual([])
    await desk.signAll()
    expect(await results()).toEqual([])
    await desk.decode()
    expect(await results()).toEqual([])
    expect(await publish()).toMatchObject({ ok: true })
    const { slug } = await app.read.contest.findFirstOrThrow()
    const name = { zh: '示例竞赛', en: 'Sample contest' }
    expect(await results()).toEqual([
      { contest: { slug, name, year: 2021 }, as: 'lead', rank: 1, total: '9.25' },
    ])
  })

  it('show of those only whose accounts are linked, while the studio has its plaque', async () => {
    await toDecoded()
    await publish()
    expect(await results()).toEqual([])
    await link(member, MEMBER_PHONE)
    expect((await results()).map(({ as }) => as)).toEqual(['member'])
    await change({ change: 'unlink', whose: member })
    expect(await results()).toEqual([])
    await link('lead', LEAD_PHONE)
    const because = { on: '2021-04-01', reason: '连续两年不合格' }
    await change({ change: 'status', status: 'removed', ...because })
    expect(await results()).toEqual([])
    expect(await contestResults(app, 'nobody')).toEqual([])
  })

  it('of an entry that has ended show nowhere else either', async () => {
    await toDecoded()
    await publish()
    await link('lead', LEAD_PHONE)
    await app.writer.write((tx) =>
      tx.entry.update({ where: { id: entries[0]?.id ?? '' }, data: { status: 'disqualified' } }),
    )
    expect(await results()).toEqual([])
  })
})

describe('an apprenticeship', () => {
  const onContest = async () => {
    const { slug } = await app.read.contest.findFirstOrThrow()
    const board = await publicBoardsOf(app).find(slug)
    return board && contestApprenticeships(app.read, board)
  }

  it('follows from an entry of a contest with published results, and shows there', async () => {
    const contest = desk.contest.id
    expect(await sign({ contest, entryCode: 'E001' })).toMatchObject({ code: 'entryUnknown' })
    await toDecoded()
    expect(await sign({ contest, entryCode: 'E001' })).toMatchObject({ code: 'entryUnknown' })
    await publish()
    const wrongs: Record<string, string>[] = [
      { contest, entryCode: 'E999' },
      { contest },
      { entryCode: 'E001' },
    ]
    for (const wrong of wrongs) {
      expect(await sign(wrong)).toMatchObject({ code: 'entryUnknown' })
    }
    expect(await onContest()).toEqual([])
    expect(await sign({})).toMatchObject({ ok: true })
    expect(await onContest()).toEqual([])
    expect(await sign({ contest, entryCode: 'e001' })).toMatchObject({ ok: true })
    expect(await onContest()).toEqual([
      {
        studio: { id: studioId, name: { zh: '示例创新工作室', en: '' } },
        ...{ startsOn: '2021-04-01', endsOn: '2023-03-31' },
      },
    ])
  })

  it('shows on no contest that has no published results', async () => {
    await change({
      ...{ change: 'sign', apprentice: '示例徒弟', agreement: '协议' },
      ...{ startsOn: '2021-04-01', endsOn: '2023-03-31' },
    })
    const contestEntryId = entries[0]?.id ?? ''
    await app.writer.write((tx) => tx.apprenticeship.updateMany({ data: { contestEntryId } }))
    expect(await onContest()).toEqual([])
    await toDecoded()
    expect(await onContest()).toEqual([])
    await publish()
    expect(await onContest()).toHaveLength(1)
  })
})
