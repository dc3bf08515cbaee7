import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Role } from '~/domain/people/permissions'
import { replaceApplication } from '~/http/application.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { cookieOf, statusOf } from '~/services/testing/posting'
import { testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import * as route from './seat'

let app: TestApplication
let panels: TestPanels
let seatId: string

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  panels = await testPanels(app)
  const where = { personId: panels.experts[0], stage: { key: 'paper' } }
  seatId = (await app.read.seat.findFirstOrThrow({ where })).id
})
afterEach(() => app.close())

async function grant(personId: string, role: Role, place: object): Promise<void> {
  const data = { id: randomUUID(), personId, role, ...place }
  await app.writer.write((tx) => tx.grant.create({ data }))
}

async function post(personId: string): Promise<{ status: number; tenures: number }> {
  const cookie = await cookieOf(app, personId)
  const fields = { seatId, deviceId: randomUUID(), opId: randomUUID() }
  const status = await statusOf(route, { params: { cycle: panels.cycleId }, fields, cookie })
  return { status, tenures: await app.read.tenure.count() }
}

/** The programme that is running. */
const running = () =>
  app.read.edition.findFirstOrThrow({ where: { kind: 'programme' }, include: { zones: true } })

it('gives an expert the own seat, and no expert another’s', async () => {
  const { cycleId, experts } = panels
  for (const personId of experts) await grant(personId, 'expert', { cycleId })
  expect(await post(experts[1])).toEqual({ status: 200, tenures: 0 })
  expect(await post(experts[0])).toEqual({ status: 200, tenures: 1 })
})

it('gives no seat to a role in the running programme, in the panel, or in another cycle', async () => {
  const { panelId, cycleId, chief } = panels
  const { id: editionId, zones } = await running()
  expect(await post(chief)).toEqual({ status: 403, tenures: 0 })
  await grant(chief, 'organiser', { editionId })
  expect(await post(chief)).toEqual({ status: 403, tenures: 0 })
  await grant(chief, 'zoneOfficer', { editionId, zoneId: zones[0]?.id })
  await grant(chief, 'judge', { editionId: panelId, contestId: `${cycleId}.paper` })
  await grant(chief, 'expert', { cycleId: 'another' })
  expect(await post(chief)).toEqual({ status: 403, tenures: 0 })
})

it('gives an organiser no seat that is not their own, whatever else they are', async () => {
  const { cycleId, chief, experts } = panels
  const { id: editionId } = await running()
  await grant(chief, 'organiser', { editionId })
  await grant(chief, 'expert', { cycleId })
  expect(await post(chief)).toEqual({ status: 403, tenures: 0 })
  // Nor an expert who became one: whoever publishes a cycle's ratings does not score for it.
  await grant(experts[0], 'expert', { cycleId })
  await grant(experts[0], 'organiser', { editionId })
  expect(await post(experts[0])).toEqual({ status: 403, tenures: 0 })
})
