import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Grant } from '~/domain/people/permissions'
import { mayChange, mayRead } from '~/services/files/fileAccess.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { TestCycle } from '~/services/testing/reviewCycle'
import { FILE_RULES } from './fileRules.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
  await app.writer.write(async (tx) => {
    await tx.unit.create({ data: { id: 'unit', name: '单位', creditCode: 'code' } })
    const studio = { zoneCode: 'a', unitId: 'unit', industry: '制造', level: 'city' }
    const more = { foundedOn: '2017-01-01', namedOn: '2018-01-01', leadName: '王芳' }
    await tx.studio.create({ data: { id: 's1', name: '一', ...studio, ...more } })
    await tx.studio.create({
      data: { id: 's2', name: '二', status: 'removed', ...studio, ...more },
    })
    await tx.studio.create({ data: { id: 's3', name: '三', ...studio, ...more, namedOn: null } })
  })
})
afterEach(() => app.close())

const viewer = (grant: Grant) => ({ personId: 'p', grants: [grant] })
const VIEWERS = {
  visitor: null,
  lead: viewer({ role: 'studioLead', studioId: 's1' }),
  candidate: viewer({ role: 'studioLead', studioId: 's3' }),
  otherLead: viewer({ role: 'studioLead', studioId: 's9' }),
  officer: viewer({ role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-a' }),
  otherOfficer: viewer({ role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-b' }),
  judge: viewer({ role: 'judge', contestId: 'c' }),
}

it.each([
  ['visitor', 's1', [true, false, false]],
  ['visitor', 's2', [false, false, false]],
  ['visitor', 's3', [false, false, false]],
  ['lead', 's1', [true, true, true]],
  ['otherLead', 's1', [true, false, false]],
  ['officer', 's1', [true, true, true]],
  ['otherOfficer', 's1', [true, false, false]],
  ['judge', 's1', [true, false, false]],
  ['candidate', 's3', [true, true, true]],
  ['lead', 's3', [false, false, false]],
  ['lead', 'unknown', [false, false, false]],
] as const)('%s may see photos, see evidence and add to %s: %j', async (who, id, may) => {
  const scope = `studio:${id}`
  const found = [
    await mayRead(FILE_RULES, app.read, VIEWERS[who], { scope, purpose: 'photo' }),
    await mayRead(FILE_RULES, app.read, VIEWERS[who], { scope, purpose: 'evidence' }),
    await mayChange(FILE_RULES, app.read, VIEWERS[who], { scope, purpose: 'evidence' }),
  ]
  expect(found).toEqual(may)
})

it.each([
  ['s1:a1', 'evidence', true],
  ['s1:a2', 'evidence', false],
  ['s1:nothing', 'evidence', false],
  ['s1:a1', 'photo', false],
  ['s1', 'photo', true],
] as const)('takes files of studio %s as %s: %s', async (of, purpose, may) => {
  const result = { kind: 'patent', title: '成果', year: 2020, doneOn: '2020-06-01' }
  await app.writer.write((tx) =>
    tx.achievement.createMany({
      data: [
        { id: 'a1', studioId: 's1', ...result },
        { id: 'a2', studioId: 's2', ...result },
      ],
    }),
  )
  const file = { scope: `studio:${of}`, purpose }
  expect(await mayChange(FILE_RULES, app.read, VIEWERS.lead, file)).toBe(may)
})

it('gives evidence of a review to its lead while it is open, to officers and assigned experts', async () => {
  await app.close()
  app = await testApplication()
  const cycle = await TestCycle.open(app, { studios: 3 })
  const [id = ''] = cycle.reviews
  const [studioId = ''] = cycle.studios
  const scope = `review:${id}:rules`
  const evidence = { scope, purpose: 'evidence' }
  const lead = viewer({ role: 'studioLead', studioId })
  const may = (who: Parameters<typeof mayRead>[2], file = evidence) =>
    Promise.all([
      mayRead(FILE_RULES, app.read, who, file),
      mayChange(FILE_RULES, app.read, who, file),
    ])
  expect(await may(lead)).toEqual([true, false])
  await cycle.toScoring(4)
  const experts = (await cycle.state()).reviews.get(id)?.experts ?? []
  const [assigned = '', other = ''] = [
    experts[0],
    [...(await cycle.state()).experts.keys()].find((one) => !experts.includes(one)),
  ]
  const expert = (personId: string) => ({
    personId,
    grants: [{ role: 'expert' as const, cycleId: cycle.id }],
  })
  expect(await may(expert(assigned))).toEqual([true, false])
  expect(await may(expert(other))).toEqual([false, false])
  expect(await may(lead)).toEqual([true, false])
  expect(await may(VIEWERS.officer)).toEqual([true, false])
  expect(await may(VIEWERS.otherOfficer)).toEqual([false, false])
  expect(await may(VIEWERS.otherLead)).toEqual([false, false])
  expect(await may(null)).toEqual([false, false])
  await cycle.move('cancelled', '示例')
  expect(await may(expert(assigned))).toEqual([false, false])
  expect(await may(VIEWERS.officer)).toEqual([true, false])
})

it('keeps what a studio had when it ended as it is, and lets its evidence be read', async () => {
  const lead = viewer({ role: 'studioLead', studioId: 's2' })
  for (const who of [lead, VIEWERS.officer]) {
    for (const purpose of ['evidence', 'photo']) {
      const file = { scope: 'studio:s2', purpose }
      expect(await mayChange(FILE_RULES, app.read, who, file)).toBe(false)
      expect(await mayRead(FILE_RULES, app.read, who, file)).toBe(true)
    }
  }
})

it('shows experts the register’s evidence of the year under review, while the cycle runs', async () => {
  await app.close()
  app = await testApplication()
  const cycle = await TestCycle.open(app, { studios: 3 })
  const [id = ''] = cycle.reviews
  const [studioId = '', neighbour = ''] = cycle.studios
  await cycle.toScoring(4)
  const result = { studioId, kind: 'patent', title: '成果', doneOn: '2021-03-01' }
  await app.writer.write((tx) =>
    tx.achievement.createMany({
      data: [
        { id: 'now', year: 2021, ...result },
        { id: 'before', year: 2020, ...result },
        { id: 'withdrawn', year: 2021, status: 'withdrawn', ...result },
        { id: 'other', year: 2021, ...result, studioId: neighbour },
      ],
    }),
  )
  const experts = (await cycle.state()).reviews.get(id)?.experts ?? []
  const everybody = [...(await cycle.state()).experts.keys()]
  const other = everybody.find((one) => !experts.includes(one)) ?? ''
  const may = async (personId: string, part: string, purpose = 'evidence') => {
    const expert = { personId, grants: [{ role: 'expert' as const, cycleId: cycle.id }] }
    const file = { scope: `studio:${studioId}${part}`, purpose }
    expect(await mayChange(FILE_RULES, app.read, expert, file)).toBe(false)
    return mayRead(FILE_RULES, app.read, expert, file)
  }
  const [assigned = ''] = experts
  expect(await may(assigned, ':now')).toBe(true)
  for (const part of [':before', ':withdrawn', ':other', ':nothing', '']) {
    expect(await may(assigned, part), part).toBe(false)
  }
  expect(await may(other, ':now')).toBe(false)
  await cycle.move('cancelled', '示例')
  expect(await may(assigned, ':now')).toBe(false)
})

it('takes evidence from the lead for items of the rubric only, until it is filed', async () => {
  await app.close()
  app = await testApplication()
  const cycle = await TestCycle.open(app, { studios: 1 })
  const [id = ''] = cycle.reviews
  const lead = viewer({ role: 'studioLead', studioId: cycle.studios[0] ?? '' })
  const may = (part: string) =>
    mayChange(FILE_RULES, app.read, lead, { scope: `review:${id}${part}`, purpose: 'evidence' })
  await cycle.move('selfAssessment')
  expect([await may(':rules'), await may(':nothing'), await may('')]).toEqual([true, false, false])
  await cycle.fill(id)
  await cycle.file(id)
  expect(await may(':rules')).toBe(false)
})

it('refuses everybody what no rule speaks of', async () => {
  for (const [scope, purpose] of [
    ['contest:c', 'photo'],
    ['person:p', 'evidence'],
    ['studio:', 'photo'],
    ['studio:s1', 'secret'],
  ] as const) {
    expect(await mayRead(FILE_RULES, app.read, VIEWERS.lead, { scope, purpose })).toBe(false)
    expect(await mayChange(FILE_RULES, app.read, VIEWERS.lead, { scope, purpose })).toBe(false)
  }
})
