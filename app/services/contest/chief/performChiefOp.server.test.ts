import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import { ROLES } from '~/domain/people/permissions'
import { testApplication, type TestApplication } from '../../testing/application'
import { drawnContest, sit } from '../../testing/drawnContest'
import { performChiefOp } from './performChiefOp.server'
import { TestDesk, viewerOf } from '../../testing/chiefDesk'

let app: TestApplication
let desk: TestDesk
const reason = '现场核实'

beforeEach(async () => {
  app = await testApplication()
  desk = await TestDesk.open(app)
})
afterEach(() => app.close())

const first = () => desk.contest.codeIds[0] ?? ''
const row = (sheet: string) => app.read.sheet.findUniqueOrThrow({ where: { id: sheet } })

describe('a seat', () => {
  it('is not taken from who sat down after the chief judge’s page was made', async () => {
    const [seat = ''] = desk.contest.seats
    const old = desk.moveSeat(seat, reason)
    await sit(app, seat, desk.contest.judgeIds[0] ?? '', 'another tablet')
    const now = desk.state.seats.get(seat)?.tenureId
    expect(await desk.perform(old)).toMatchObject({ ok: false, code: 'seatChanged' })
    expect(desk.state.seats.get(seat)?.tenureId).toBe(now)
  })

  it('that is empty is not taken once more', async () => {
    const [seat = ''] = desk.contest.seats
    const first = desk.moveSeat(seat, reason)
    expect(await desk.perform(first)).toMatchObject({ ok: true })
    const { seq } = desk.state
    expect(await desk.perform(first)).toMatchObject({ ok: false, code: 'seatChanged' })
    expect(desk.state.seq).toBe(seq)
  })
})

describe('the right to an op', () => {
  const ops: ChiefOp[] = [
    { kind: 'reopen', sheet: 's', reason },
    { kind: 'confirmDeviation', codeId: 'c', reason },
    { kind: 'excuse', sheets: ['s'], cause: 'absent', reason },
    { kind: 'moveSeat', seat: 's', tenure: 't', reason },
    { kind: 'setEntrant', codeId: 'c', status: 'absent', reason },
    { kind: 'decideHeld', held: 'h', decision: 'dismiss', reason },
    { kind: 'moveStage', to: 'signing', reason },
    { kind: 'decideTies', order: ['e'], reason },
  ]

  it.each(ROLES.filter((role) => role !== 'chiefJudge'))('is not a %s’s', async (role) => {
    const viewer = viewerOf(role, desk.contest)
    for (const op of ops) {
      await expect(desk.perform(op, viewer)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('is not the chief judge’s of another contest', async () => {
    const other = await drawnContest(app)
    const op = desk.moveSeat(desk.contest.seats[0] ?? '', reason)
    await expect(desk.perform(op, viewerOf('chiefJudge', other))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const request = { stageId: other.stageId, opId: randomUUID(), op }
    const elsewhere = await performChiefOp(app, {
      viewer: viewerOf('chiefJudge', other),
      request,
      device: null,
      receivedAt: app.now(),
    })
    expect(elsewhere).toMatchObject({ ok: false, code: 'notFound' })
  })

  it('is not that of a chief judge who also knows the codes', async () => {
    const both = viewerOf('chiefJudge', desk.contest)
    const grants = [...both.grants, ...viewerOf('codingOfficer', desk.contest).grants]
    const attempt = desk.perform({ kind: 'unfreeze', reason }, { ...both, grants })
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('ends where there is no such stage', async () => {
    const request = {
      stageId: 'none',
      opId: randomUUID(),
      op: { kind: 'unfreeze', reason },
    } as const
    const attempt = performChiefOp(app, {
      viewer: desk.chief,
      request,
      device: null,
      receivedAt: app.now(),
    })
    await expect(attempt).rejects.toMatchObject({ code: 'notFound' })
  })

  it('does not last for a flood', async () => {
    const op: ChiefOp = { kind: 'unfreeze', reason }
    const answers = await Promise.all(Array.from({ length: 30 }, () => desk.perform(op)))
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter((code) => code === 'rate')).toHaveLength(10)
    app.setNow(new Date(app.now().getTime() + 5_000))
    expect(await desk.perform(op)).toMatchObject({ code: 'notFrozen' })
  })
})

describe('a sheet', () => {
  it('that was submitted is reopened with a reason, once, by whichever chief is first', async () => {
    await desk.submit(desk.sheet(0))
    const op: ChiefOp = { kind: 'reopen', sheet: desk.sheet(0), reason }
    const other = viewerOf('chiefJudge', desk.contest)
    const answers = await Promise.all([desk.perform(op), desk.perform(op, other)])
    expect(answers).toMatchObject([{ ok: true }, { ok: false, code: 'sheetIsOpen' }])
    expect(await row(desk.sheet(0))).toMatchObject({ status: 'open', epoch: 2 })
    expect(desk.state.sheets.get(desk.sheet(0))?.reopenReason).toBe(reason)
  })

  it('that is open is not reopened', async () => {
    const op: ChiefOp = { kind: 'reopen', sheet: desk.sheet(0), reason }
    expect(await desk.perform(op)).toMatchObject({ ok: false, code: 'sheetIsOpen' })
  })

  it('is excused and required again', async () => {
    const sheets = [desk.sheet(0)]
    const excuse: ChiefOp = { kind: 'excuse', sheets, cause: 'recused', reason }
    expect(await desk.perform(excuse)).toMatchObject({ ok: true })
    expect(await row(desk.sheet(0))).toMatchObject({ excused: 'recused' })
    expect(await desk.perform(excuse)).toMatchObject({ code: 'alreadyExcused' })
    expect(await desk.perform({ kind: 'require', sheets, reason })).toMatchObject({ ok: true })
    expect(await row(desk.sheet(0))).toMatchObject({ excused: null })
    expect(await desk.perform({ kind: 'require', sheets, reason })).toMatchObject({
      code: 'notExcused',
    })
  })
})

it('a deviation is confirmed only while there is one', async () => {
  const confirm: ChiefOp = { kind: 'confirmDeviation', codeId: first(), reason }
  expect(await desk.perform(confirm)).toMatchObject({ code: 'noDeviation' })
  for (const [seat, width] of [1000, 1000, 100].entries()) {
    await desk.submit(desk.sheet(seat), width)
  }
  expect(await desk.perform(confirm)).toMatchObject({ ok: true })
  expect(await desk.perform(confirm)).toMatchObject({ code: 'noDeviation' })
})

it('an entrant is absent, and takes part again', async () => {
  const set = (status: 'absent' | 'active') =>
    desk.perform({ kind: 'setEntrant', codeId: first(), status, reason })
  expect(await set('active')).toMatchObject({ code: 'unchanged' })
  expect(await set('absent')).toMatchObject({ ok: true })
  const entrant = await app.read.entrant.findUniqueOrThrow({ where: { codeId: first() } })
  expect(entrant.status).toBe('absent')
  expect(await set('active')).toMatchObject({ ok: true })
})

it('a board is frozen and unfrozen, never twice', async () => {
  const hidden = [first()]
  expect(await desk.perform({ kind: 'unfreeze', reason })).toMatchObject({ code: 'notFrozen' })
  expect(await desk.perform({ kind: 'freeze', hidden, reason })).toMatchObject({ ok: true })
  expect(await desk.perform({ kind: 'freeze', hidden, reason })).toMatchObject({
    code: 'alreadyFrozen',
  })
  expect(await desk.perform({ kind: 'freeze', hidden: ['x'], reason })).toMatchObject({ ok: false })
  expect(await desk.perform({ kind: 'unfreeze', reason })).toMatchObject({ ok: true })
})

it('ties are decided among entries of the contest only', async () => {
  const [entry = ''] = desk.state.entries.keys()
  expect(await desk.perform({ kind: 'decideTies', order: ['x'], reason })).toMatchObject({
    code: 'notFound',
  })
  expect(await desk.perform({ kind: 'decideTies', order: [entry], reason })).toMatchObject({
    ok: true,
  })
  expect(desk.state.tieOrder).toEqual([entry])
})

describe('an op that came too late is held and', () => {
  const onlyHeld = () => {
    const open = [...desk.state.held.values()].filter(({ decision }) => decision === null)
    if (open.length !== 1 || !open[0]) throw new Error(`${open.length} held`)
    return open[0].id
  }
  const decide = (decision: 'adopt' | 'dismiss') =>
    desk.perform({ kind: 'decideHeld', held: onlyHeld(), decision, reason })

  it('closed: cannot be adopted into a submitted sheet, can be once it is reopened', async () => {
    await desk.submit(desk.sheet(0))
    expect(await desk.mark(desk.sheet(0), 'width', 900)).toMatchObject({
      code: 'held',
      details: { reason: 'closed' },
    })
    expect(await decide('adopt')).toMatchObject({ code: 'sheetNotOpen' })
    await desk.perform({ kind: 'reopen', sheet: desk.sheet(0), reason })
    expect(await decide('adopt')).toMatchObject({ ok: true })
    expect(desk.state.sheets.get(desk.sheet(0))?.marks.get('width')?.value).toBe(900)
    expect(await app.read.heldOp.findFirst()).toMatchObject({ decision: 'adopted' })
  })

  it('stale: is adopted with a new event that cites it, once', async () => {
    await desk.mark(desk.sheet(0), 'width', 500)
    const late = { aspect: 'width', value: 600, previousOp: null }
    expect(await desk.judge(desk.sheet(0), 'mark', late)).toMatchObject({
      details: { reason: 'stale' },
    })
    const held = onlyHeld()
    const adopt: ChiefOp = { kind: 'decideHeld', held, decision: 'adopt', reason }
    const answers = await Promise.all([desk.perform(adopt), desk.perform(adopt)])
    expect(answers).toMatchObject([{ ok: true }, { ok: false, code: 'alreadyDecided' }])
    const event = await app.read.event.findFirst({ orderBy: { seq: 'desc' } })
    expect(event).toMatchObject({ kind: 'mark.set', actor: desk.chief.personId })
    expect(event?.payload).toContain(held)
  })

  it('moved: is dismissed with a reason and changes nothing', async () => {
    const seat = desk.contest.seats[0] ?? ''
    const tenure = desk.state.seats.get(seat)?.tenureId ?? ''
    expect(await desk.perform(desk.moveSeat(seat, reason))).toMatchObject({ ok: true })
    expect(await desk.mark(desk.sheet(0), 'width', 900, { tenure })).toMatchObject({
      details: { reason: 'moved' },
    })
    expect(await decide('dismiss')).toMatchObject({ ok: true })
    expect(desk.state.sheets.get(desk.sheet(0))?.marks.size).toBe(0)
    expect(await app.read.heldOp.findFirst()).toMatchObject({
      decision: 'dismissed',
      decisionReason: reason,
    })
  })
})

describe('a stage', () => {
  const move = (to: 'scoring' | 'signing' | 'signed') =>
    desk.perform({ kind: 'moveStage', to, reason })

  it('does not go to signing while a sheet is missing', async () => {
    expect(await move('signing')).toMatchObject({ code: 'lifecycle.missingSheets' })
    expect(await move('signed')).toMatchObject({ code: 'lifecycle.notFromHere' })
  })

  it('is signed once every sheet is, and is then closed to all but dismissals', async () => {
    const sheets = [...desk.state.sheets.keys()]
    for (const id of sheets) await desk.submit(id)
    expect(await move('signing')).toMatchObject({ ok: true })
    expect(await move('scoring')).toMatchObject({ code: 'lifecycle.nothingReopened' })
    expect(await move('signed')).toMatchObject({ code: 'lifecycle.unsignedSheets' })
    for (const id of sheets) await desk.judge(id, 'sign', { digest: desk.digest(id) })
    expect(await move('signed')).toMatchObject({ ok: true })
    const stage = await app.read.stage.findUniqueOrThrow({ where: { id: desk.contest.stageId } })
    expect(stage.phase).toBe('signed')
    const reopen: ChiefOp = { kind: 'reopen', sheet: desk.sheet(0), reason }
    expect(await desk.perform(reopen)).toMatchObject({ code: 'phase' })
  })

  it('is not signed while an op is held, and goes back when a sheet was reopened', async () => {
    await desk.signAll()
    await desk.mark(desk.sheet(0), 'width', 900)
    expect(await move('signed')).toMatchObject({ code: 'lifecycle.heldOps' })
    await desk.perform({ kind: 'reopen', sheet: desk.sheet(0), reason })
    expect(await move('signed')).toMatchObject({ code: 'lifecycle.missingSheets' })
    expect(await move('scoring')).toMatchObject({ ok: true })
  })
})

it('an op that is sent again gets the first answer; the same id for another op is refused', async () => {
  const opId = randomUUID()
  const freeze: ChiefOp = { kind: 'freeze', hidden: [first()], reason }
  const answer = await desk.perform(freeze, desk.chief, opId)
  expect(await desk.perform(freeze, desk.chief, opId)).toEqual(answer)
  expect(await desk.perform({ kind: 'unfreeze', reason }, desk.chief, opId)).toMatchObject({
    ok: false,
    code: 'reused',
  })
})
