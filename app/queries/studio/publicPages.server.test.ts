import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Publishing, ReviewScheme } from '~/domain/review/scheme'
import { PROMOTION, YEARLY_REVIEW } from '~/domain/review/templates'
import { studioFilters } from '~/protocol/studioRegister'
import { SECRETS, testRegister, type TestStudio } from '~/services/testing/studios'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { publicMap } from './publicMap.server'
import { publicRegister } from './publicRegister.server'
import { countListed } from './publicStudios.server'
import { publicStudio } from './publicStudio.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const STUDIOS: TestStudio[] = [
  { id: 'weld', name: '示例焊接创新工作室' },
  { id: 'herb', name: '示例药材创新工作室', zoneCode: 'AG', industry: '中药', star: 5 },
  { id: 'fix', name: '示例维修创新工作室', star: 0, level: 'county', namedOn: '2019-01-01' },
  { id: 'slow', name: '示例整改创新工作室', status: 'rectifying', leadName: '示例整改人' },
  { id: 'gone', name: '示例摘牌创新工作室', status: 'removed', leadName: '示例摘牌人' },
  { id: 'new', name: '示例新设创新工作室', level: 'enterprise', star: 0, namedOn: null },
]

const withRatings = (published: Publishing): ReviewScheme => ({
  ...YEARLY_REVIEW,
  ratings: YEARLY_REVIEW.ratings.map((rating) => ({ ...rating, published })),
})
const search = (given: Record<string, string> = {}) =>
  publicRegister(app, studioFilters.parse(given))
const idsOf = async (given: Record<string, string>) =>
  (await search(given)).studios.map(({ id }) => id).sort()

describe('the public register', () => {
  beforeEach(() => testRegister(app, STUDIOS))

  it.each<[Record<string, string>, string[]]>([
    [{}, ['fix', 'herb', 'slow', 'weld']],
    [{ zone: 'AG' }, ['herb']],
    [{ industry: '中药' }, ['herb']],
    [{ level: 'county' }, ['fix']],
    [{ star: '0' }, ['fix']],
    [{ year: '2019' }, ['fix']],
    [{ q: '整改人' }, ['slow']],
    [{ q: '示例制造', star: '5' }, ['herb']],
    [{ q: '摘牌' }, []],
    [{ zone: 'nowhere' }, []],
  ])('finds by %o', async (given, ids) => {
    expect(await idsOf(given)).toEqual(ids)
  })

  it('leaves out what makes no sense in an address', async () => {
    const nonsense = { level: 'galaxy', star: '9', year: '20x1', page: '-3', q: 'x'.repeat(99) }
    expect(await idsOf(nonsense)).toHaveLength(4)
  })

  it('counts what it lists by level and star', async () => {
    const { figures, listed, years, industries } = await search({ zone: 'AG' })
    expect(listed).toBe(4)
    expect(await countListed(app.read)).toBe(4)
    expect(figures.map(({ level }) => level)[0]).toBe('national')
    expect(figures.find(({ level }) => level === 'city')?.counts).toEqual([1, 0, 2, 0, 0, 0])
    expect(years).toEqual(['2021', '2019'])
    expect(industries).toHaveLength(2)
  })

  it('measures the doubling plan, without what has lost its plaque', async () => {
    const { doubling } = await search()
    expect(doubling).toMatchObject({ target: 80, named: 3, lost: 1 })
  })

  it('has no target for another programme than the one that set it', async () => {
    await app.writer.write((tx) =>
      tx.edition.updateMany({ data: { title: '另一市职工职业技能大赛' } }),
    )
    expect((await search()).doubling).toBeNull()
  })

  it('draws every zone once, with the numbers of the register', async () => {
    const map = await publicMap(app.read, 'AG')
    expect(map.tiles).toHaveLength(23)
    expect(map.tiles.reduce((sum, { total }) => sum + total, 0)).toBe(4)
    expect(map.studios.map(({ id }) => id)).toEqual(['herb'])
    expect((await publicMap(app.read, 'nowhere')).chosen).toBeNull()
  })

  it('has no page for a studio that was never named', async () => {
    expect(await publicStudio(app.read, 'new')).toBeNull()
  })

  it('keeps the page of a studio without a plaque, and does not name its lead', async () => {
    const gone = await publicStudio(app.read, 'gone')
    expect(gone).toMatchObject({ status: 'removed', lead: null })
    expect(JSON.stringify(gone)).not.toContain('示例摘牌人')
    expect(await publicStudio(app.read, 'nobody')).toBeNull()
  })

  it('shows the figures and the history of a studio', async () => {
    expect(await publicStudio(app.read, 'weld')).toMatchObject({
      zone: { zh: '徐水区', en: 'Xushui District' },
      lead: { name: '示例领军人', honours: ['省五一劳动奖章'] },
      members: 2,
      apprentices: { running: 1, passed: 1 },
      figures: { results: 2, fiveSmall: 1, patents: 1, benefitYuan: 5_740_000 },
    })
    const past = (await publicStudio(app.read, 'weld'))?.past ?? []
    expect(past.map(({ at, star }) => [at, star])).toEqual([
      ['2021-12-01', 3],
      ['2021-04-01', 2],
      ['2020-12-01', 2],
      ['2019-12-01', 2],
      ['2018-05-01', 1],
    ])
    expect(past.flatMap(({ changes }) => changes.map(({ turn }) => turn))).toEqual([
      ...['up', 'down', 'up', 'none'],
    ])
    expect(past.find(({ named }) => named !== null)?.at).toBe('2021-04-01')
  })

  const cycleWith = (scheme: ReviewScheme) =>
    app.writer.write((tx) =>
      tx.reviewCycle.create({
        data: {
          ...{ id: 'c', year: 2020, template: '', title: '评审', titleEn: 'Review' },
          ...{ scheme: JSON.stringify(scheme), kind: scheme.kind, phase: 'decision' },
          ...{ openedAt: app.now(), sample: true },
        },
      }),
    )

  it('shows a rating when it is decided, and not before, without its points', async () => {
    await cycleWith(YEARLY_REVIEW)
    const review = (studioId: string, phase: string, decidedOn: string | null) => ({
      ...{ id: studioId, cycleId: 'c', studioId, unitId: 'u', zoneCode: 'XS', level: 'city' },
      ...{ star: 2, figures: '{}', phase, decidedOn, total: '91/1', rating: 'excellent' },
    })
    await app.writer.write((tx) =>
      tx.review.createMany({
        data: [review('weld', 'decided', '2020-12-20'), review('herb', 'rated', null)],
      }),
    )
    const shown = await publicStudio(app.read, 'weld')
    expect(shown?.past.find(({ ratings }) => ratings.length > 0)).toMatchObject({
      at: '2020-12-20',
      ratings: [{ kind: 'review', year: 2020, title: YEARLY_REVIEW.ratings[0]?.title }],
    })
    expect(JSON.stringify(shown)).not.toContain('91')
    const other = await publicStudio(app.read, 'herb')
    expect(other?.past.flatMap(({ ratings }) => ratings)).toEqual([])
  })

  it.each([
    ['of a promotion that was refused', PROMOTION, 'notRecommended', []],
    ['of a promotion that was granted', PROMOTION, 'recommended', ['推荐']],
    ['that the scheme keeps to itself', withRatings('never'), 'excellent', []],
    ['that the scheme publishes', withRatings('always'), 'excellent', ['优秀']],
  ])('shows a rating %s as the notice does', async (_, scheme, rating, titles) => {
    await cycleWith(scheme)
    const of = { id: 'r', cycleId: 'c', studioId: 'weld', unitId: 'u', zoneCode: 'XS' }
    const decided = { phase: 'decided', decidedOn: '2020-12-20', total: '91/1', rating }
    await app.writer.write((tx) =>
      tx.review.create({ data: { ...of, ...decided, level: 'city', star: 2, figures: '{}' } }),
    )
    const past = (await publicStudio(app.read, 'weld'))?.past ?? []
    expect(past.flatMap(({ ratings }) => ratings.map(({ title }) => title.zh))).toEqual(titles)
  })

  it('shows the photos of a studio with a plaque, and no evidence', async () => {
    const file = (id: string, scope: string, purpose: string, status = 'ready') => ({
      ...{ id, scope, purpose, status, name: `${id}.jpg`, alt: id, kind: 'picture', type: '' },
      ...{ bytes: 1, createdBy: 'p', createdAt: app.now(), touchedAt: app.now() },
    })
    await app.writer.write((tx) =>
      tx.storedFile.createMany({
        data: [
          file('shown', 'studio:weld', 'photo'),
          file('half', 'studio:weld', 'photo', 'receiving'),
          file('proof', 'studio:weld', 'evidence'),
          file('proof-of-one', 'studio:weld:a1', 'evidence'),
          file('lost', 'studio:gone', 'photo'),
        ],
      }),
    )
    const photosOf = async (id: string) =>
      (await publicStudio(app.read, id))?.photos.map((photo) => photo.id)
    expect(await photosOf('weld')).toEqual(['shown'])
    expect(await photosOf('gone')).toEqual([])
  })

  it('says nothing that is not public', async () => {
    const pages = [
      await search(),
      await publicMap(app.read, 'XS'),
      await publicStudio(app.read, 'weld'),
    ]
    const said = JSON.stringify(pages)
    expect(said).toContain('示例焊接创新工作室')
    for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret)
  })
})

it('turns pages, and shows the last one for a page that is not there', async () => {
  const many = Array.from({ length: 45 }, (_, index) => ({
    id: `s${index}`,
    name: `示例工作室 ${index}`,
  }))
  await testRegister(app, many)
  const pages = await Promise.all(['1', '2', '3'].map((page) => search({ page })))
  const ids = pages.flatMap(({ studios }) => studios.map(({ id }) => id))
  expect(new Set(ids).size).toBe(45)
  expect(await search({ page: '99' })).toMatchObject({ page: 3, pages: 3 })
})

it('is empty before there is anything', async () => {
  expect(await search()).toMatchObject({ total: 0, listed: 0, zones: [], doubling: null })
  expect((await publicMap(app.read, '')).tiles).toEqual([])
})
