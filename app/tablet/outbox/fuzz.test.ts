import { describe, expect, it } from 'vitest'
import { CODES, SEATS } from '../testing/contest'
import { FakeServer } from '../testing/fakeServer'
import { FakeTablet, type Weather } from '../testing/fakeTablet'
import { makeWorld, type World } from '../testing/simulation'
import { heldOn, isHeldDecision } from './held'
import { SETTLE_MS } from './make'
import { showSheet } from './view'

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 40)
const FIRST = Number(process.env['FUZZ_FIRST'] ?? 1)
const STEPS = 250

describe('outbox and server over a bad network', () => {
  it(`keeps every mark for ${SEEDS} seeds`, { timeout: 600_000 }, () => {
    const met = new Map<string, number>()
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      for (const what of run(seed)) met.set(what, (met.get(what) ?? 0) + 1)
    }
    const expected = ['stored', 'held', 'refused', 'moved', 'restored', 'reissued', 'reopened']
    expected.push('adopted', 'dismissed')
    expect([...met.keys()].sort()).toEqual(expected.sort())
  })
})

/** Plays one seed; what it met on the way, so that the test can tell whether it was hard enough. */
function run(seed: number): string[] {
  const world = makeWorld(seed)
  const weather: Weather = { loss: 0.1, repeat: 0.1, delay: 1 + world.int(3000) }
  const server = new FakeServer(world)
  const tablets = SEATS.map((seat) => new FakeTablet(seat, server, world, weather))
  server.onEvent = (event) => {
    for (const tablet of tablets) tablet.hear(event)
  }
  for (const tablet of tablets) tablet.connect()
  let backup = server.backup()
  const met = new Set<string>()
  const restores = world.chance(0.5)
  for (let step = 0; step < STEPS; step++) {
    world.runUntil(world.now + world.int(2000))
    if (world.chance(0.01)) backup = server.backup()
    if (restores && world.chance(0.004)) {
      for (const tablet of tablets) tablet.disconnect()
      server.restore(backup)
      met.add('restored')
    } else if (world.chance(0.01)) {
      for (const tablet of tablets) tablet.disconnect()
    }
    const tablet = world.pick(tablets)
    if (world.chance(0.7)) act(world, tablet)
    if (world.chance(0.06)) trouble(world, tablet)
    if (world.chance(0.05)) chief(world, server)
    if (world.chance(0.006) && tablets.length < 5) {
      const seat = world.pick(SEATS)
      server.moveSeat(seat)
      const heir = new FakeTablet(seat, server, world, weather)
      tablets.push(heir)
      heir.connect()
    }
    for (const each of tablets) {
      if (each.outbox.link === 'down' && world.chance(0.2)) each.connect()
    }
  }
  if (world.chance(0.3)) server.movePhase('signed')
  Object.assign(weather, { loss: 0, repeat: 0 })
  settle(seed, world, tablets)
  check(seed, server, tablets)
  if (server.events.some(({ kind }) => kind === 'sheet.reopened')) met.add('reopened')
  for (const { outbox, reissued } of tablets) {
    if (outbox.moved) met.add('moved')
    if (reissued > 0) met.add('reissued')
    for (const { op, outcome } of outbox.entries) {
      if (outcome) met.add(outcome.kind)
      if (outcome?.kind === 'stored' && isHeldDecision(op)) {
        met.add(op.kind === 'adoptHeld' ? 'adopted' : 'dismissed')
      }
    }
  }
  return [...met]
}

function act(world: World, tablet: FakeTablet): void {
  const sheet = `${tablet.seat}/${world.pick(CODES)}`
  const held = heldOn(tablet.outbox, sheet).find(({ decision }) => decision === null)?.id
  if (held !== undefined && world.chance(0.3)) {
    if (world.chance(0.5)) tablet.judge({ kind: 'adoptHeld', sheet, held }, 0)
    else tablet.judge({ kind: 'dismissHeld', sheet, held, reason: 'marked again' }, 0)
  }
  const draft = world.int(100)
  if (draft < 75) {
    const aspect = world.pick(['width', 'finish', 'safety', 'width'])
    const value = world.chance(0.1) ? null : aValue(world, aspect)
    tablet.judge({ kind: 'mark', sheet, aspect, value }, world.chance(0.5) ? SETTLE_MS : 0)
  } else if (draft < 80) tablet.judge({ kind: 'note', sheet, text: `note ${world.int(9)}` }, 0)
  else if (draft < 92) tablet.judge({ kind: 'submit', sheet }, 0)
  else if (draft < 98) tablet.judge({ kind: 'takeBack', sheet }, 0)
  else tablet.judge({ kind: 'sign', sheet }, 0)
}

/** Now and then a value that the server must refuse. */
function aValue(world: World, aspect: string): number {
  if (aspect === 'finish') return world.int(world.chance(0.05) ? 6 : 4)
  if (world.chance(0.05)) return 13
  return aspect === 'width' ? 25 * world.int(41) : 50 * world.int(11)
}

function trouble(world: World, tablet: FakeTablet): void {
  const { link } = tablet.outbox
  if (link === 'signedOut') tablet.retakeSeat()
  else if (world.chance(0.3)) tablet.crash()
  else if (link !== 'down') tablet.disconnect()
}

function chief(world: World, server: FakeServer): void {
  const sheets = [...server.state.sheets.values()]
  const open = [...server.state.held.values()].find(({ decision }) => decision === null)
  const sheet = world.pick(sheets)
  switch (world.int(5)) {
    case 0:
      server.movePhase(world.pick(['scoring', 'signing']))
      break
    case 1:
    case 2:
      server.chief({ kind: 'reopen', sheet: sheet.id, reason: 'look again' })
      break
    case 3:
      if (sheet.excused) server.chief({ kind: 'require', sheets: [sheet.id], reason: 'back' })
      else if (world.chance(0.3)) {
        server.chief({ kind: 'excuse', sheets: [sheet.id], cause: 'recused', reason: 'kin' })
      }
      break
    default:
      if (!open) break
      server.chief({
        kind: 'decideHeld',
        held: open.id,
        decision: world.pick(['adopt', 'dismiss']),
        reason: 'decided',
      })
  }
}

function settle(seed: number, world: World, tablets: readonly FakeTablet[]): void {
  for (let round = 0; round < 400; round++) {
    for (const tablet of tablets) {
      if (tablet.outbox.link === 'down') tablet.connect()
      if (tablet.outbox.link === 'signedOut') tablet.retakeSeat()
    }
    world.runUntil(world.now + 10_000)
    if (tablets.every((tablet) => tablet.isQuiet())) break
  }
  const stuck = tablets.flatMap(({ outbox }) => outbox.entries.filter(({ due }) => due))
  expect(stuck, `seed ${seed}: ops that never got an answer`).toEqual([])
  for (const tablet of tablets) {
    tablet.disconnect()
    tablet.connect()
    world.runUntil(world.now + 60_000)
  }
}

function check(seed: number, server: FakeServer, tablets: readonly FakeTablet[]): void {
  const logged = new Map<string, string>()
  for (const { opId, kind } of server.events) {
    expect(logged.has(opId), `seed ${seed}: ${opId} twice in the log`).toBe(false)
    logged.set(opId, kind)
  }
  const known = new Set<string>()
  for (const tablet of tablets) {
    const entries = new Map(tablet.outbox.entries.map((entry) => [entry.n, entry]))
    for (const { op } of entries.values()) known.add(op.opId)
    for (const n of tablet.made) {
      const entry = entries.get(n)
      if (!entry) {
        expect(server.state.stages.get('stage-1')?.phase, `seed ${seed}: op ${n} gone`).toBe(
          'signed',
        )
        continue
      }
      const { outcome, op } = entry
      const kind = logged.get(op.opId)
      const where = `seed ${seed}: ${tablet.seat} ${n} ${op.kind} ${JSON.stringify(outcome)}`
      expect(outcome, where).not.toBeNull()
      if (outcome?.kind === 'stored') expect(kind, where).toBeDefined()
      if (outcome?.kind === 'stored') expect(kind, where).not.toBe('op.held')
      if (outcome?.kind === 'held') expect(kind, where).toBe('op.held')
      if (outcome?.kind === 'refused') expect(kind, where).toBeUndefined()
    }
  }
  agree(seed, server, tablets)
  if (server.state.stages.get('stage-1')?.phase === 'signed') return
  for (const event of server.events) {
    const judges = event.kind === 'mark.set' && event.payload.cites === null
    if (judges) expect(known.has(event.opId), `seed ${seed}: orphan ${event.opId}`).toBe(true)
  }
}

/** The tablet that has the seat shows exactly what the server has. */
function agree(seed: number, server: FakeServer, tablets: readonly FakeTablet[]): void {
  for (const tablet of tablets) {
    if (server.state.seats.get(tablet.seat)?.tenureId !== tablet.tenureId) continue
    for (const sheet of server.state.sheets.values()) {
      if (sheet.seatId !== tablet.seat) continue
      const shown = showSheet(tablet.outbox, sheet.id)
      const values = (marks: Iterable<[string, { value: number | null }]>) =>
        Object.fromEntries(
          [...marks].flatMap(([id, { value }]) => (value === null ? [] : [[id, value]])),
        )
      expect(
        {
          status: shown?.status,
          note: shown?.note,
          marks: values(Object.entries(shown?.marks ?? {})),
        },
        `seed ${seed}: ${sheet.id}`,
      ).toEqual({ status: sheet.status, note: sheet.note, marks: values(sheet.marks) })
    }
  }
}
