import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '~/domain/contest/sheetChecks'
import { foldContest } from '~/domain/contest/apply'
import { GENESIS, verifyNext } from '~/domain/log/chain'
import type { JudgeOp } from '~/protocol/judging'
import { testApplication, type TestApplication } from '../testing/application'
import { drawnContest, type DrawnContest } from '../testing/drawnContest'
import { contestScope } from './liveContests.server'
import { toContestEvent } from './liveContest.server'
import { Scoring, type ScoringAnswer } from './scoring.server'

let app: TestApplication
let contest: DrawnContest

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
})
afterEach(() => app.close())

type Changes = Partial<JudgeOp> & { kind?: 'mark' }

function mark(sheet: string, aspect: string, value: number | null, changes: Changes = {}): JudgeOp {
  const current = state().sheets.get(sheet)
  return {
    kind: 'mark',
    opId: randomUUID(),
    sheet,
    tenure: state().seats.get(current?.seatId ?? '')?.tenureId ?? '',
    sheetEpoch: current?.epoch ?? 1,
    claimedAt: app.now().toISOString(),
    aspect,
    value,
    previousOp: current?.marks.get(aspect)?.opId ?? null,
    ...changes,
  }
}

function send(op: JudgeOp, actor = contest.judges[0] ?? ''): Promise<ScoringAnswer> {
  return app.scoring.submit({
    contestId: contest.id,
    actor,
    device: 'tablet',
    opId: op.opId,
    receivedAt: app.now(),
    request: { by: 'judge', op },
  })
}

function state() {
  const live = app.contests.get(contest.id)
  if (!live) throw new Error('The contest is not in memory')
  return live.state
}

const sheetOne = () => contest.sheets[0] ?? ''

describe('an op', () => {
  it('is on disk, in the log and in the state once it is answered', async () => {
    const op = mark(sheetOne(), 'width', 725)
    expect(await send(op)).toMatchObject({ ok: true })
    const row = await app.read.mark.findUnique({
      where: { sheetId_aspectId: { sheetId: sheetOne(), aspectId: 'width' } },
    })
    expect(row).toMatchObject({ value: 725, opId: op.opId })
    expect(state().sheets.get(sheetOne())?.marks.get('width')?.value).toBe(725)
  })

  it('that is sent again gets the first answer, also after a restart', async () => {
    const op = mark(sheetOne(), 'width', 725)
    const first = await send(op)
    expect(await send(op)).toEqual(first)
    const [again, twice] = await Promise.all([send(op), send(op)])
    expect([again, twice]).toEqual([first, first])
    app = await app.restart()
    await app.contests.load(contest.id)
    expect(await send(op)).toEqual(first)
    expect(await app.read.event.count({ where: { opId: op.opId } })).toBe(1)
  })

  it('with a used id and another body is an error and changes nothing', async () => {
    const op = mark(sheetOne(), 'width', 725)
    await send(op)
    const forged = { ...mark(sheetOne(), 'width', 750), opId: op.opId }
    expect(await send(forged)).toMatchObject({ ok: false, code: 'reused', final: true })
    expect(state().sheets.get(sheetOne())?.marks.get('width')?.value).toBe(725)
  })

  it('of another actor does not get this one’s answer', async () => {
    const op = mark(sheetOne(), 'width', 725)
    await send(op)
    expect(await send(op, 'somebody-else')).not.toMatchObject({ ok: true, seq: state().seq })
  })

  it('that is refused for good is refused again, even when it would be good now', async () => {
    const bad = mark(sheetOne(), 'width', 710)
    const refusal = { ok: false, code: 'step', final: true }
    expect(await send(bad)).toMatchObject(refusal)
    expect(await send(bad)).toMatchObject(refusal)
    expect(await app.read.event.count({ where: { opId: bad.opId } })).toBe(0)
  })

  it('with an id that its judge used for something else is an error and changes nothing', async () => {
    const taken = await app.read.event.findFirstOrThrow({
      where: { kind: 'seat.taken', actor: contest.judges[0] ?? '' },
    })
    const op = { ...mark(sheetOne(), 'width', 725), opId: taken.opId }
    expect(await send(op)).toMatchObject({ ok: false, code: 'reused', final: true })
    expect(await send(mark(sheetOne(), 'width', 725))).toMatchObject({ ok: true })
  })

  it('that cannot be hashed fails alone, and the others stay as they were decided', async () => {
    const good = mark(sheetOne(), 'width', 725)
    const { sheet, tenure, sheetEpoch, claimedAt } = good
    const onSheet = { opId: randomUUID(), sheet, tenure, sheetEpoch, claimedAt }
    const bad = { ...onSheet, kind: 'note', text: '好\ud83d' } as const
    const [first, second] = await Promise.allSettled([send(good), send(bad)])
    expect(first).toMatchObject({ status: 'fulfilled', value: { ok: true } })
    expect(second.status).toBe('rejected')
    const live = app.contests.get(contest.id)
    expect(live?.working).toEqual(live?.state)
  })

  it('waits no longer when there could be no transaction', async () => {
    const failing = { write: () => Promise.reject(new Error('no transaction')) }
    const scoring = new Scoring({ ...app.writer, ...failing }, app.contests, () => undefined)
    const op = mark(sheetOne(), 'width', 725)
    const submit = () =>
      scoring.submit({
        contestId: contest.id,
        actor: contest.judges[0] ?? '',
        device: null,
        opId: op.opId,
        receivedAt: app.now(),
        request: { by: 'judge', op },
      })
    await expect(submit()).rejects.toThrow('no transaction')
    await expect(submit()).rejects.toThrow('no transaction')
  })

  it('that cannot be decided yet is not remembered', async () => {
    const first = mark(sheetOne(), 'width', 25)
    const second = mark(sheetOne(), 'width', 50, { previousOp: first.opId })
    expect(await send(second)).toMatchObject({ code: 'gap', final: false })
    await send(first)
    expect(await send(second)).toMatchObject({ ok: true })
  })
})

describe('ops that share a transaction', () => {
  it('are decided one by one, and one refusal does not touch the others', async () => {
    const [first = '', second = ''] = contest.sheets
    const answers = await Promise.all([
      send(mark(first, 'width', 100)),
      send(mark(first, 'width', 1)),
      send(mark(second, 'width', 200)),
      send(mark(first, 'nothing', 1)),
      send(mark(first, 'form', 2)),
    ])
    expect(answers.map((a) => a.ok || a.code)).toEqual([true, 'step', true, 'unknownAspect', true])
    expect(await app.read.mark.count()).toBe(3)
  })

  it('keep seq without gaps and the chain unbroken, and the fold equals the state', async () => {
    const ops = contest.sheets.flatMap((sheet) => [
      mark(sheet, 'width', 500),
      mark(sheet, 'form', 1),
      mark(sheet, 'safety', 0),
    ])
    await Promise.all(ops.map((op) => send(op)))
    const rows = await app.read.event.findMany({
      where: { scopeId: contestScope(contest.id) },
      orderBy: { seq: 'asc' },
    })
    let head = GENESIS
    for (const row of rows) {
      const result = verifyNext(head, {
        ...row,
        scope: row.scopeId,
        receivedAt: row.receivedAt.toISOString(),
        saltHex: row.salt,
        payload: row.payload === null ? null : JSON.parse(row.payload),
      })
      if (!result.ok) throw new Error(`${result.seq} ${result.problem}`)
      head = result.head
    }
    expect(head.hash).toBe(app.contests.get(contest.id)?.head.hash)
    const events = rows.map((row) =>
      toContestEvent({ ...row, payload: JSON.parse(row.payload ?? 'null') }),
    )
    expect(foldContest(contest.id, events)).toEqual(state())
  })
})

it('an unrelated write survives another’s rollback', async () => {
  const op = mark(sheetOne(), 'width', 725)
  const failing = app.writer.write(async (tx) => {
    await tx.unit.create({ data: { id: 'gone', name: '示例单位', creditCode: 'gone' } })
    throw new Error('rolled back')
  })
  const scored = send(op)
  const kept = app.writer.write((tx) =>
    tx.unit.create({ data: { id: 'kept', name: '示例单位', creditCode: 'kept' } }),
  )
  await expect(failing).rejects.toThrow('rolled back')
  expect(await scored).toMatchObject({ ok: true })
  await kept
  expect(await app.read.unit.count({ where: { id: 'gone' } })).toBe(0)
  expect(await app.read.unit.count({ where: { id: 'kept' } })).toBe(1)
  expect(await app.read.mark.count()).toBe(1)
})

it('a submitted sheet is stored as such', async () => {
  for (const [aspect, value] of [
    ['width', 500],
    ['form', 1],
    ['safety', 0],
  ] as const) {
    await send(mark(sheetOne(), aspect, value))
  }
  const sheet = state().sheets.get(sheetOne())
  if (!sheet) throw new Error('no sheet')
  const { tenure, sheetEpoch, claimedAt } = mark(sheetOne(), 'width', 0)
  const submit = {
    kind: 'submit',
    opId: randomUUID(),
    sheet: sheet.id,
    tenure,
    sheetEpoch,
    claimedAt,
    digest: digestOf(sheet),
  } as const
  expect(await send(submit)).toMatchObject({ ok: true })
  expect(await app.read.sheet.findUnique({ where: { id: sheet.id } })).toMatchObject({
    status: 'submitted',
  })
})
