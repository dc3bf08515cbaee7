/**
 * Real borders for the service map, from a GeoJSON file of the zones. A map may be published in
 * China only with its approval number (审图号), so a file without one is refused.
 */
import { isRing, ringArea, type Position, type Ring } from './geoRing'

/** What a file may hold at most; a city's zones need a small part of it. */
export const GEO_LIMITS = { characters: 5_000_000, features: 200, points: 50_000 } as const

const APPROVAL = /^(?:GS\p{Script=Han}?|\p{Script=Han}S)[(（]\d{4}[)）]\d{1,5}号$/u

/** One zone's land: polygons, each an outer ring followed by its holes. */
export interface ZoneBorder {
  readonly zoneCode: string
  readonly polygons: readonly (readonly Ring[])[]
}

export interface GeoMap {
  readonly approvalNumber: string
  readonly borders: readonly ZoneBorder[]
}

export type GeoProblemCode =
  | 'tooLarge'
  | 'notJson'
  | 'notFeatureCollection'
  | 'noFeatures'
  | 'tooManyFeatures'
  | 'tooManyPoints'
  | 'noApprovalNumber'
  | 'noZoneCode'
  | 'zoneTwice'
  | 'geometryKind'
  | 'badRing'
  | 'noArea'

export interface GeoProblem {
  readonly code: GeoProblemCode
  /** The feature's place in the file, from 0; null when the problem is with the whole file. */
  readonly feature: number | null
}

export type GeoAnswer =
  { readonly ok: true; readonly map: GeoMap } | { readonly ok: false; readonly problem: GeoProblem }

type Bag = Readonly<Record<string, unknown>>

/**
 * Reads a GeoJSON text whose features name their zone in `properties.code` or `properties.name`.
 *
 * @param codeOf zones' codes by what a file may call them; without them a feature says its code
 */
export function parseGeoMap(
  text: string,
  approvalNumber: string,
  codeOf: ReadonlyMap<string, string> = new Map(),
): GeoAnswer {
  const approval = approvalNumber.trim()
  if (!APPROVAL.test(approval)) return refuse('noApprovalNumber')
  if (text.length > GEO_LIMITS.characters) return refuse('tooLarge')
  const json = parseJson(text)
  if (json === undefined) return refuse('notJson')
  if (!isBag(json) || json['type'] !== 'FeatureCollection') return refuse('notFeatureCollection')
  const features = json['features']
  if (!Array.isArray(features)) return refuse('notFeatureCollection')
  if (features.length === 0) return refuse('noFeatures')
  if (features.length > GEO_LIMITS.features) return refuse('tooManyFeatures')
  const borders: ZoneBorder[] = []
  let points = 0
  for (const [index, feature] of features.entries()) {
    const border = readFeature(feature, codeOf)
    if (typeof border === 'string') return refuse(border, index)
    if (borders.some(({ zoneCode }) => zoneCode === border.zoneCode)) {
      return refuse('zoneTwice', index)
    }
    points += border.polygons.flat().reduce((sum, ring) => sum + ring.length, 0)
    if (points > GEO_LIMITS.points) return refuse('tooManyPoints', index)
    borders.push(border)
  }
  return { ok: true, map: { approvalNumber: approval, borders } }
}

function refuse(code: GeoProblemCode, feature: number | null = null): GeoAnswer {
  return { ok: false, problem: { code, feature } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON has no undefined, so that it can stand for a text which is no JSON
    return undefined
  }
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readFeature(
  feature: unknown,
  codeOf: ReadonlyMap<string, string>,
): ZoneBorder | GeoProblemCode {
  if (!isBag(feature) || feature['type'] !== 'Feature') return 'notFeatureCollection'
  const { properties, geometry } = feature
  const said = isBag(properties) ? [properties['code'], properties['name']] : []
  const names = said.flatMap((one) => (typeof one === 'string' && one !== '' ? [one.trim()] : []))
  const known = names.find((name) => codeOf.has(name)) ?? names[0]
  if (known === undefined) return 'noZoneCode'
  const zoneCode = codeOf.get(known) ?? known
  const polygons = polygonsOf(geometry)
  if (polygons === null) return 'geometryKind'
  if (polygons.length === 0) return 'badRing'
  for (const polygon of polygons) {
    if (!isPolygon(polygon)) return 'badRing'
    if (polygon.some((ring) => ringArea(ring) === 0)) return 'noArea'
  }
  return { zoneCode, polygons: polygons as Ring[][] }
}

function polygonsOf(geometry: unknown): unknown[] | null {
  if (!isBag(geometry)) return null
  const { type, coordinates } = geometry
  if (type === 'Polygon') return [coordinates]
  if (type === 'MultiPolygon' && Array.isArray(coordinates)) return coordinates as unknown[]
  return null
}

function isPolygon(value: unknown): value is Ring[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRing)
}

export interface DrawnZone {
  readonly zoneCode: string
  /** An SVG path, to be filled by the even-odd rule so that holes stay open. */
  readonly path: string
  /** A point within the zone's largest part, for its mark. */
  readonly mark: Position
}

/**
 * Projects the borders into a box of this size, north up, without distorting the middle latitude.
 * Equirectangular: exact enough for a city, and every border stays where its neighbour's is.
 */
export function drawGeoMap(map: GeoMap, size: { width: number; height: number }): DrawnZone[] {
  const project = projection(map, size)
  return map.borders.map(({ zoneCode, polygons }) => {
    const drawn = polygons.map((polygon) => polygon.map((ring) => ring.map(project)))
    return { zoneCode, path: drawn.flat().map(pathOf).join(''), mark: markOf(drawn) }
  })
}

function projection({ borders }: GeoMap, { width, height }: { width: number; height: number }) {
  const box = boxOf(borders.flatMap(({ polygons }) => polygons.flat(2)))
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const wide = (box.east - box.west) * shrink
  const high = box.north - box.south
  const scale = Math.min(width / wide, height / high)
  const left = (width - wide * scale) / 2
  const top = (height - high * scale) / 2
  return ([lon, lat]: Position): Position => [
    left + (lon - box.west) * shrink * scale,
    top + (box.north - lat) * scale,
  ]
}

function boxOf(points: readonly Position[]) {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [lon, lat] of points) {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}

function pathOf(ring: Ring): string {
  const points = ring.slice(0, -1).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
  return `M${points.join('L')}Z`
}

/** The middle of the widest stretch of land at half the height of the largest part. */
function markOf(polygons: readonly (readonly Ring[])[]): Position {
  const area = (polygon: readonly Ring[]) => Math.abs(ringArea(polygon[0] ?? []))
  const largest = polygons.reduce((best, polygon) => (area(polygon) > area(best) ? polygon : best))
  const { south: low, north: high } = boxOf(largest[0] ?? [])
  const y = (low + high) / 2
  const crossings = largest.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b)
  let best = { from: 0, to: 0 }
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [from = 0, to = 0] = crossings.slice(index, index + 2)
    if (index === 0 || to - from > best.to - best.from) best = { from, to }
  }
  return [(best.from + best.to) / 2, y]
}

/** Where a ring's edges cross a height; an edge owns its lower end, so that corners count once. */
function crossingsAt(ring: Ring, y: number): number[] {
  return ring.slice(1).flatMap(([x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [x2, y2]
    if (y1 > y === y2 > y) return []
    return [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)]
  })
}
