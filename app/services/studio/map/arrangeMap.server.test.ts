import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publicMap } from '~/queries/studio/publicMap.server'
import { testRegister } from '~/services/testing/studios'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { arrangeMap, type MapStep } from './arrangeMap.server'

let app: TestApplication
const editionId = 'edition-2021'
const APPROVAL = '冀S(2021)012号'

beforeEach(async () => {
  app = await testApplication()
  await testRegister(app, [{ id: 'weld', name: '示例焊接创新工作室' }])
})
afterEach(() => app.close())

const arrange = (change: MapStep, opId: string = randomUUID()) =>
  arrangeMap(app, { opId, change, editionId, actor: 'organiser', receivedAt: app.now() })
const square = (code: string, at: number) => ({
  type: 'Feature',
  properties: { code, name: 'left out' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [at, 38],
        [at + 1, 38],
        [at + 1, 39],
        [at, 39],
        [at, 38],
      ],
    ],
  },
})
const borders = (features: unknown, approval = APPROVAL): MapStep => ({
  ...{ step: 'borders', approval },
  text: JSON.stringify({ type: 'FeatureCollection', features }),
})
const events = () => app.read.event.count({ where: { kind: { startsWith: 'serviceMap.' } } })

it('places the zones where the organiser put them, and keeps a place for the others', async () => {
  const places = [{ code: 'XS', column: 5, row: 9 }]
  const opId = randomUUID()
  expect(await arrange({ step: 'tiles', places }, opId)).toEqual({ ok: true })
  expect(await arrange({ step: 'tiles', places }, opId)).toEqual({ ok: true })
  const map = await publicMap(app.read, '')
  expect(map.tiles).toHaveLength(23)
  expect(map.tiles[0]).toMatchObject({ code: 'XS', column: 5, row: 9, total: 1 })
  expect(await events()).toBe(1)
  expect(await arrange({ step: 'tiles', places: [] }, opId)).toMatchObject({
    problem: { code: 'reused' },
  })
})

it('draws borders with their approval number, and takes them away again', async () => {
  expect(await arrange(borders([square('XS', 115), square('LC', 116)]))).toEqual({ ok: true })
  const map = await publicMap(app.read, 'XS')
  expect(map.borders).toMatchObject({ approval: APPROVAL, size: 800 })
  expect(map.borders?.zones.map(({ zoneCode }) => zoneCode)).toEqual(['XS', 'LC'])
  expect(map.tiles).toHaveLength(23)
  const stored = await app.read.serviceMap.findFirstOrThrow()
  expect(stored.content).not.toContain('left out')
  expect(await arrange({ step: 'remove' })).toEqual({ ok: true })
  expect((await publicMap(app.read, '')).borders).toBeNull()
  expect(await arrange({ step: 'remove' })).toMatchObject({ problem: { code: 'noBorders' } })
  expect(await events()).toBe(2)
})

it.each<[string, MapStep, object]>([
  [
    'no approval number',
    borders([square('XS', 115)], '无'),
    { problem: { code: 'noApprovalNumber' } },
  ],
  ['no JSON', { step: 'borders', approval: APPROVAL, text: '{' }, { problem: { code: 'notJson' } }],
  [
    'a zone twice',
    borders([square('XS', 115), square('XS', 116)]),
    { problem: { code: 'zoneTwice', feature: 1 } },
  ],
  ['a zone of another city', borders([square('elsewhere', 115)]), { zone: 'elsewhere' }],
  [
    'two zones in a cell',
    {
      step: 'tiles',
      places: [
        { code: 'XS', column: 0, row: 0 },
        { code: 'LC', column: 0, row: 0 },
      ],
    },
    { code: 'cellTwice' },
  ],
])('refuses %s and keeps the map that there is', async (_, change, problem) => {
  const before = await publicMap(app.read, '')
  expect(await arrange(change)).toMatchObject({ ok: false, problem })
  expect(await publicMap(app.read, '')).toEqual(before)
  expect(await events()).toBe(0)
})
