import { randomUUID } from 'node:crypto'
import { generateTOTP } from '@epic-web/totp'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyDraw } from '~/domain/contest/draw'
import type { ContestEventBody } from '~/domain/contest/events'
import { verifyChain } from '~/domain/log/chain'
import {
  DEMO_PASSWORD,
  DEMO_SECOND_FACTOR,
  DEMO_SIGN_INS,
  seedProgramme,
} from '../../../../prisma/seed'
import { testApplication, type TestApplication } from '../../testing/application'
import { openCheckInList } from './checkIn.server'
import { decodeStage } from './decodeStage.server'
import { drawStage } from './drawStage.server'
import { publishResults } from './publishResults.server'

const WELDING = '2021-welding'
const PRACTICAL = '2021-new-media.project'
let app: TestApplication
let officer: string

beforeAll(() => {
  expect(DEMO_SIGN_INS.some(({ role }) => role === 'arbitrator')).toBe(true)
})

beforeEach(async () => {
  app = await testApplication()
  await seedProgramme(app, {
    plan: [
      { slug: 'welding', entries: 4, registration: 'over', stages: ['pending', 'pending'] },
      { slug: 'new-media', entries: 3, registration: 'over', stages: ['signed'] },
      {
        slug: 'herbs',
        entries: 3,
        registration: 'open',
        waiting: 1,
        stages: ['pending', 'pending'],
      },
    ],
  })
  const grant = await app.read.grant.findFirstOrThrow({ where: { role: 'codingOfficer' } })
  officer = grant.personId
})
afterEach(() => app.close())

const by = () => ({ opId: randomUUID(), actor: officer, receivedAt: app.now() })
const draw = (stageId: string) => drawStage(app, { ...by(), stageId, stations: 2 })

const phoneOf = (role: string) => DEMO_SIGN_INS.find((signIn) => signIn.role === role)?.phone ?? ''

async function decode(stageId: string, changes: { role?: string; code?: string } = {}) {
  const { otp } = await generateTOTP({ secret: DEMO_SECOND_FACTOR })
  const phone = phoneOf(changes.role ?? 'arbitrator')
  const witness = { phone, password: DEMO_PASSWORD, address: '::1' }
  return decodeStage(app, { ...by(), stageId, code: changes.code ?? otp, witness })
}

async function eventsOf(scopeId: string) {
  const rows = await app.read.event.findMany({ where: { scopeId }, orderBy: { seq: 'asc' } })
  return rows.map(({ kind, payload }) => ({
    kind,
    payload: JSON.parse(payload ?? 'null') as unknown,
  }))
}

type PayloadOf<K> = Extract<ContestEventBody, { kind: K }>['payload']

function payloadOf<K extends ContestEventBody['kind']>(
  events: { kind: string; payload: unknown }[],
  kind: K,
): PayloadOf<K> {
  const event = events.find((one) => one.kind === kind)
  if (!event) throw new Error(`No ${kind}`)
  return event.payload as PayloadOf<K>
}

describe('the draw', () => {
  it('waits for the end of registration and review', async () => {
    expect(await draw('2021-herbs.practical')).toEqual({ ok: false, code: 'registrationOpen' })
    app.setNow(new Date(app.now().getTime() + 20 * 86_400_000))
    expect(await draw('2021-herbs.practical')).toEqual({ ok: false, code: 'reviewOpen' })
  })

  it('commits to a seed that nobody can read, and names nobody', async () => {
    const answer = await draw(`${WELDING}.practical`)
    expect(answer).toMatchObject({ ok: true, entrants: 4 })
    const drawn = payloadOf(await eventsOf(`contest:${WELDING}`), 'stage.drawn')
    const entries = await app.read.entry.findMany({ where: { contestId: WELDING } })
    const text = JSON.stringify(drawn)
    for (const { id, entryCode } of entries) {
      expect(text).not.toContain(id)
      expect(text).not.toContain(`"${entryCode ?? ''}"`)
    }
    const rows = await app.read.entrant.findMany({ where: { stageId: `${WELDING}.practical` } })
    expect(rows.every(({ entryId }) => entryId === null)).toBe(true)
    expect(drawn.sheets).toHaveLength(4 * 5)
    const version = await app.read.ruleSetVersion.findFirstOrThrow({
      where: { contestId: WELDING },
    })
    expect(version.frozenAt).toEqual(app.now())
    expect(await draw(`${WELDING}.practical`)).toEqual({ ok: false, code: 'phase' })
  })

  it('is not a lot in a named stage, which lists entry codes', async () => {
    await draw(`${WELDING}.theory`)
    const rows = await app.read.entrant.findMany({
      where: { stageId: `${WELDING}.theory` },
      orderBy: { order: 'asc' },
    })
    expect(rows.map(({ code }) => code)).toEqual(['E001', 'E002', 'E003', 'E004'])
    expect(rows.every(({ entryId }) => entryId !== null)).toBe(true)
  })
})

describe('the check-in list', () => {
  it('records each opening in the coding log', async () => {
    await draw(`${WELDING}.practical`)
    const list = await openCheckInList(app, { ...by(), stageId: `${WELDING}.practical` })
    if (!list.ok) throw new Error(list.code)
    expect(list.rows.map(({ order }) => order)).toEqual([1, 2, 3, 4])
    expect(new Set(list.rows.map(({ name }) => name)).size).toBe(4)
    expect(await eventsOf(`coding:${WELDING}`)).toMatchObject([{ kind: 'coding.listOpened' }])
    expect(await openCheckInList(app, { ...by(), stageId: `${WELDING}.theory` })).toEqual({
      ok: false,
      code: 'noList',
    })
  })

  it('is the same for the same op sent twice, and one opening', async () => {
    await draw(`${WELDING}.practical`)
    const op = { ...by(), stageId: `${WELDING}.practical` }
    const [first, second] = await Promise.all([openCheckInList(app, op), openCheckInList(app, op)])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await eventsOf(`coding:${WELDING}`)).toHaveLength(1)
    const other = await openCheckInList(app, { ...op, stageId: PRACTICAL })
    expect(other).toEqual({ ok: false, code: 'reused' })
  })
})

describe('decoding', () => {
  it('is refused before the stage is signed', async () => {
    await draw(`${WELDING}.practical`)
    expect(await decode(`${WELDING}.practical`)).toEqual({ ok: false, code: 'notSigned' })
  })

  it('needs the second factor and an arbitrator as witness', async () => {
    expect(await decode(PRACTICAL, { code: '000000' })).toEqual({ ok: false, code: 'wrongCode' })
    const refused = { ok: false, code: 'wrongWitness' }
    expect(await decode(PRACTICAL, { role: 'organiser' })).toEqual(refused)
    expect(await decode(PRACTICAL, { role: 'codingOfficer' })).toEqual(refused)
  })

  it('reveals the seed, which proves the draw, and the results can be published', async () => {
    const early = await publishResults(app, { ...by(), contestId: '2021-new-media' })
    expect(early).toEqual({ ok: false, code: 'notDecoded' })
    expect(await decode(PRACTICAL)).toEqual({ ok: true, pairs: 3 })
    const events = await eventsOf('contest:2021-new-media')
    const drawn = payloadOf(events, 'stage.drawn')
    const decoded = payloadOf(events, 'stage.decoded')
    const roster = decoded.pairs.map(({ entry }) => entry)
    expect(verifyDraw(drawn.commitment ?? '', decoded.seed, roster)).toBe(true)
    expect(await decode(PRACTICAL)).toEqual({ ok: false, code: 'notSigned' })

    const contestId = '2021-new-media'
    const published = await publishResults(app, { ...by(), contestId })
    expect(published).toMatchObject({ ok: true, version: 1 })
    expect(await publishResults(app, { ...by(), contestId })).toEqual({
      ok: false,
      code: 'unchanged',
    })
    const version = await app.read.resultVersion.findFirstOrThrow()
    const rows = (JSON.parse(version.standings) as { rows: { rank: number }[] }).rows
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3])
  })

  it('limits guesses at the second factor, for that officer, and says how long', async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await decode(PRACTICAL, { code: '000000' })).toMatchObject({ code: 'wrongCode' })
    }
    expect(await decode(PRACTICAL)).toEqual({ ok: false, code: 'wait', minutes: 15 })
    app.setNow(new Date(app.now().getTime() + 15 * 60_000))
    expect(await decode(PRACTICAL)).toMatchObject({ ok: true })
  })

  it('does not count what was no guess', async () => {
    for (let tries = 0; tries < 6; tries += 1) {
      expect(await decode(`${WELDING}.practical`)).toMatchObject({ code: 'notSigned' })
    }
  })

  it('forgets no guess over an attempt in which the code was not looked at', async () => {
    const guess = () => decode(PRACTICAL, { code: '000000' })
    for (let tries = 0; tries < 4; tries += 1) {
      expect(await guess()).toMatchObject({ code: 'wrongCode' })
      expect(await decode('none')).toMatchObject({ code: 'notFound' })
      expect(await decode(`${WELDING}.practical`)).toMatchObject({ code: 'notSigned' })
    }
    expect(await guess()).toMatchObject({ code: 'wrongCode' })
    expect(await decode(PRACTICAL)).toEqual({ ok: false, code: 'wait', minutes: 15 })
  })

  it('says how long to wait when too many witnesses were tried', async () => {
    const witness = { phone: phoneOf('arbitrator'), password: 'wrong', address: '::1' }
    const guess = () => decodeStage(app, { ...by(), stageId: PRACTICAL, code: '000000', witness })
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await guess()).toEqual({ ok: false, code: 'wrongWitness' })
    }
    expect(await guess()).toEqual({ ok: false, code: 'wait', minutes: 15 })
  })

  it('does not take one code twice', async () => {
    await decode(PRACTICAL)
    await app.writer.write((tx) =>
      tx.stage.update({ where: { id: PRACTICAL }, data: { phase: 'signed' } }),
    )
    expect(await decode(PRACTICAL)).toEqual({ ok: false, code: 'wrongCode' })
  })
})

it('leaves logs that verify from the first event to the last', async () => {
  for (const { id } of await app.read.scope.findMany()) {
    const rows = await app.read.event.findMany({ where: { scopeId: id }, orderBy: { seq: 'asc' } })
    const chain = verifyChain(
      rows.map(({ scopeId, salt, payload, receivedAt, ...row }) => ({
        ...row,
        scope: scopeId,
        receivedAt: receivedAt.toISOString(),
        saltHex: salt,
        payload: payload === null ? null : (JSON.parse(payload) as unknown),
      })),
    )
    expect(chain.ok).toBe(true)
  }
})
