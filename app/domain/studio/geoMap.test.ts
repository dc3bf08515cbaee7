import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawGeoMap, GEO_LIMITS, parseGeoMap, type GeoProblemCode } from './geoMap'

const NUMBER = '冀S(2021)012号'
const square = (west: number, south: number, side = 1) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const feature = (code: unknown, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { code },
  geometry: { type, coordinates },
})
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

function parsed(text: string) {
  const answer = parseGeoMap(text, NUMBER)
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.map
}

function problemOf(text: string, approval = NUMBER) {
  const answer = parseGeoMap(text, approval)
  return answer.ok ? null : answer.problem
}

describe('reading borders', () => {
  const good = file(feature('XS', [square(115, 39)]))

  it.each(['冀S(2021)012号', ' GS(2019)1822号 ', 'GS京（2022）1061号'])('takes %s', (approval) => {
    const answer = parseGeoMap(good, approval)
    expect(answer.ok && answer.map.approvalNumber).toBe(approval.trim())
  })

  it.each(['', '2021', 'GS2021-1822', 'GS(21)1822号', '<b>GS(2019)1822号'])(
    'refuses a map with the approval number "%s"',
    (approval) => {
      expect(problemOf(good, approval)).toEqual({ code: 'noApprovalNumber', feature: null })
    },
  )

  it('reads polygons, several parts, holes and heights', () => {
    const high = square(116, 39).map((point) => [...point, 12])
    const text = file(
      feature('XS', [square(115, 39, 0.9), square(115.2, 39.2, 0.1)]),
      feature('LC', [[high], [square(117, 39)]], 'MultiPolygon'),
    )
    expect(parsed(text).borders.map(({ polygons }) => polygons.length)).toEqual([1, 2])
  })

  it('knows a zone by its code or by its name', () => {
    const codeOf = new Map([
      ['XS', 'XS'],
      ['徐水区', 'XS'],
      ['莲池区', 'LC'],
    ])
    const named = { ...feature(0, [square(115, 39)]), properties: { name: ' 徐水区 ' } }
    const both = {
      ...feature(0, [square(117, 39)]),
      properties: { code: '130606', name: '莲池区' },
    }
    const answer = parseGeoMap(file(named, both), NUMBER, codeOf)
    expect(answer.ok && answer.map.borders.map(({ zoneCode }) => zoneCode)).toEqual(['XS', 'LC'])
    const twice = parseGeoMap(file(named, feature('XS', [square(118, 39)])), NUMBER, codeOf)
    expect(twice).toEqual({ ok: false, problem: { code: 'zoneTwice', feature: 1 } })
  })

  const open = square(115, 39).slice(0, -1)
  const flat = [
    [115, 39],
    [116, 39],
    [117, 39],
    [115, 39],
  ]
  const many = Array.from({ length: GEO_LIMITS.features + 1 }, (_, i) =>
    feature(`Z${i}`, [square(115, 39)]),
  )
  const long = Array.from({ length: GEO_LIMITS.points }, (_, i) => [
    115 + i / 1e5,
    39 + (i / 1e5) ** 2,
  ])
  it.each<[string, GeoProblemCode, number | null, string]>([
    ['a text that is no JSON', 'notJson', null, '{'],
    ['another kind of JSON', 'notFeatureCollection', null, '[]'],
    ['a single feature', 'notFeatureCollection', null, JSON.stringify(feature('A', []))],
    ['no features', 'noFeatures', null, file()],
    ['something else among the features', 'notFeatureCollection', 0, file(null)],
    ['too many features', 'tooManyFeatures', null, file(...many)],
    ['too many points', 'tooManyPoints', 0, file(feature('A', [[...long, long[0]]]))],
    ['a text that is too long', 'tooLarge', null, ' '.repeat(GEO_LIMITS.characters + 1)],
    ['a feature without a zone', 'noZoneCode', 0, file(feature(7, [square(115, 39)]))],
    [
      'a zone twice',
      'zoneTwice',
      1,
      file(feature('A', [square(115, 39)]), feature('A', [square(116, 39)])),
    ],
    ['a point', 'geometryKind', 0, file(feature('A', [115, 39], 'Point'))],
    ['no geometry', 'geometryKind', 0, file({ type: 'Feature', properties: { code: 'A' } })],
    ['no parts', 'badRing', 0, file(feature('A', [], 'MultiPolygon'))],
    ['a polygon without rings', 'badRing', 0, file(feature('A', []))],
    ['a ring that is not closed', 'badRing', 0, file(feature('A', [open]))],
    ['a place that is not on the earth', 'badRing', 0, file(feature('A', [square(179.5, 39)]))],
    ['words for numbers', 'badRing', 0, file(feature('A', [[['x', 'y'], [], [], []]]))],
    ['a ring without area', 'noArea', 0, file(feature('A', [flat]))],
  ])('names %s', (_, code, at, text) => {
    expect(problemOf(text)).toEqual({ code, feature: at })
  })

  it('answers any text, and never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => !parseGeoMap(text, NUMBER).ok))
  })
})

describe('drawing borders', () => {
  it('puts north up and keeps neighbours together', () => {
    const map = parsed(file(feature('N', [square(0, 1)]), feature('S', [square(0, 0)])))
    const [north, south] = drawGeoMap(map, { width: 100, height: 200 })
    expect(north?.path).toBe('M0.0 100.0L100.0 100.0L100.0 0.0L0.0 0.0Z')
    expect(south?.path).toBe('M0.0 200.0L100.0 200.0L100.0 100.0L0.0 100.0Z')
    expect(north?.mark).toEqual([50, 50])
  })

  it('marks land, not a hole or the bay of a horseshoe', () => {
    const hole = parsed(file(feature('A', [square(0, 0, 4), square(1, 1, 2)])))
    expect(drawGeoMap(hole, { width: 400, height: 400 })[0]?.mark[0]).toBeCloseTo(50, 0)
    const bay = [[0, 0], [4, 0], [4, 4], [3, 4], [3, 1], [2, 1], [2, 4], [0, 4], [0, 0]] // prettier-ignore
    const shoe = parsed(file(feature('A', [bay])))
    expect(drawGeoMap(shoe, { width: 400, height: 400 })[0]?.mark[0]).toBeCloseTo(100, 0)
  })

  it('keeps every mark within the box', () => {
    const place = fc.tuple(
      fc.integer({ min: 73, max: 134 }),
      fc.integer({ min: 4, max: 53 }),
      fc.integer({ min: 1, max: 9 }),
    )
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (places) => {
        const map = parsed(
          file(...places.map(([lon, lat, side], i) => feature(`Z${i}`, [square(lon, lat, side)]))),
        )
        for (const { mark } of drawGeoMap(map, { width: 640, height: 480 })) {
          expect(mark[0]).toBeGreaterThanOrEqual(0)
          expect(mark[0]).toBeLessThanOrEqual(640)
          expect(mark[1]).toBeGreaterThanOrEqual(0)
          expect(mark[1]).toBeLessThanOrEqual(480)
        }
      }),
    )
  })
})
