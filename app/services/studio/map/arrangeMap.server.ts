import { parseGeoMap, type GeoMap, type GeoProblem } from '~/domain/studio/geoMap'
import {
  arrangementProblem,
  type ArrangementProblem,
  type TilePlace,
} from '~/domain/studio/tileMap'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { editionScope } from '~/services/people/editionScope'

/** The map has one row of each kind; borders are drawn where there are any. */
export const TILES = 'tiles'
export const BORDERS = 'borders'

export type MapStep =
  | { step: 'tiles'; places: readonly TilePlace[] }
  | { step: 'borders'; approval: string; text: string }
  | { step: 'remove' }

export interface ArrangeMapOptions {
  opId: string
  change: MapStep
  /** The running programme, whose log records it. */
  editionId: string
  actor: string
  receivedAt: Date
}

/** In words under `studio:map.problem` and, with a feature's number, `studio:map.geo`. */
export type MapProblem =
  | { kind: 'geo'; problem: GeoProblem }
  | { kind: 'map'; code: ArrangementProblem | 'noBorders' | 'reused' }
  | { kind: 'zone'; zone: string }

export type MapAnswer = { ok: true } | { ok: false; problem: MapProblem }

/** Places the zones of the service map, or replaces them by borders, or takes those away again. */
export async function arrangeMap(
  context: ServiceContext,
  { opId, change, editionId, actor, receivedAt }: ArrangeMapOptions,
): Promise<MapAnswer> {
  // read before the transaction, which holds up every other writer
  const geo =
    change.step === 'borders'
      ? parseGeoMap(change.text, change.approval, await zoneNames(context.read, editionId))
      : null
  if (geo && !geo.ok) return { ok: false, problem: { kind: 'geo', problem: geo.problem } }
  const asked =
    change.step === 'borders'
      ? { step: change.step, approval: change.approval, digest: sha256Hex(utf8(change.text)) }
      : change
  const body = { ...asked, editionId }
  const outcome = await context.writer.write((tx) =>
    performOp<MapAnswer>(
      tx,
      { actor, opId, body, receivedAt },
      async () => {
        const codes = await zoneCodes(tx, editionId)
        const done = await save(tx, change, { codes, geo: geo?.map ?? null, receivedAt })
        if ('problem' in done) return { ok: false, problem: done.problem }
        const scopeId = editionScope(editionId)
        await appendEvent(tx, { ...done, scopeId, opId, actor, device: null, receivedAt })
        return { ok: true }
      },
      ({ ok }) => ok,
    ),
  )
  if (outcome.kind === 'answered') return outcome.answer
  return { ok: false, problem: { kind: 'map', code: 'reused' } }
}

interface Saving {
  codes: string[]
  geo: GeoMap | null
  receivedAt: Date
}

async function save(
  tx: Tx,
  change: MapStep,
  { codes, geo, receivedAt: updatedAt }: Saving,
): Promise<{ kind: string; payload: unknown } | { problem: MapProblem }> {
  if (change.step === 'remove') {
    const { count } = await tx.serviceMap.deleteMany({ where: { id: BORDERS } })
    if (count === 0) return { problem: { kind: 'map', code: 'noBorders' } }
    return { kind: 'serviceMap.bordersRemoved', payload: {} }
  }
  if (geo) {
    const stranger = geo.borders.find(({ zoneCode }) => !codes.includes(zoneCode))
    if (stranger) return { problem: { kind: 'zone', zone: stranger.zoneCode.slice(0, 40) } }
    const data = { kind: BORDERS, content: geoJson(geo), approval: geo.approvalNumber, updatedAt }
    await tx.serviceMap.upsert({
      where: { id: BORDERS },
      create: { id: BORDERS, ...data },
      update: data,
    })
    const { content, approval } = data
    const payload = { approval, digest: sha256Hex(utf8(content)) }
    return { kind: 'serviceMap.bordersUploaded', payload }
  }
  const places = change.step === 'tiles' ? change.places : []
  const code = arrangementProblem(codes, places)
  if (code !== null) return { problem: { kind: 'map', code } }
  const data = { kind: TILES, content: JSON.stringify(places), updatedAt }
  await tx.serviceMap.upsert({
    where: { id: TILES },
    create: { id: TILES, ...data },
    update: data,
  })
  return { kind: 'serviceMap.tilesArranged', payload: { places } }
}

/** What the map needs of the file and nothing else that stood in it. */
function geoJson({ borders }: GeoMap): string {
  const features = borders.map(({ zoneCode, polygons }) => ({
    type: 'Feature',
    properties: { code: zoneCode },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** The zones' codes by what a file of borders may call them: a code is nobody's name. */
async function zoneNames(read: Pick<Tx, 'zone'>, editionId: string): Promise<Map<string, string>> {
  const zones = await read.zone.findMany({ where: { editionId } })
  const named = zones.flatMap(({ code, name, nameEn }) => [name, nameEn].map((one) => [one, code]))
  const coded = zones.map(({ code }) => [code, code])
  return new Map([...named, ...coded] as [string, string][])
}

/** The programme's zones, and those that only studios still name. */
async function zoneCodes(tx: Tx, editionId: string): Promise<string[]> {
  const [zones, used] = await Promise.all([
    tx.zone.findMany({ where: { editionId }, select: { code: true } }),
    tx.studio.findMany({ distinct: ['zoneCode'], select: { zoneCode: true } }),
  ])
  return [...zones.map(({ code }) => code), ...used.map(({ zoneCode }) => zoneCode)]
}
