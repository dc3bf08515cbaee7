import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeHash, showSeatCode } from '~/services/contest/seats.server'
import type { Grant } from '~/domain/people/permissions'
import { performChiefOp } from '~/services/contest/chief/performChiefOp.server'
import { takeSeat } from '~/services/contest/takeSeat.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { takeOwnSeat } from './takeOwnSeat.server'

let app: TestApplication
let panels: TestPanels
let seatId: string

beforeEach(async () => {
  app = await testApplication()
  panels = await testPanels(app)
  const [personId] = panels.experts
  const where = { personId, stage: { key: 'paper' } }
  seatId = (await app.read.seat.findFirstOrThrow({ where })).id
})
afterEach(() => app.close())

const take = (personId: string, deviceId = 'tablet', opId: string = randomUUID()) =>
  takeOwnSeat(app, { personId, cycleId: panels.cycleId, seatId, deviceId, opId })
const tenures = () => app.read.tenure.findMany({ where: { seatId }, orderBy: { number: 'asc' } })

describe('an expert’s own seat', () => {
  it('is given without a code, and the same op again gets the same answer', async () => {
    const opId = randomUUID()
    const first = await take(panels.experts[0], 'tablet', opId)
    expect(first.ok).toBe(true)
    expect(await take(panels.experts[0], 'tablet', opId)).toEqual(first)
    expect(await tenures()).toHaveLength(1)
    expect(await take(panels.experts[0], 'another', opId)).toEqual({ ok: false, code: 'reused' })
  })

  it('stays with the device that asks again, and moves to another one', async () => {
    const first = await take(panels.experts[0])
    expect(await take(panels.experts[0])).toEqual(first)
    const second = await take(panels.experts[0], 'laptop')
    expect(second).toMatchObject({ ok: true })
    expect(second).not.toEqual(first)
    expect((await tenures()).map(({ deviceId, endedAt }) => [deviceId, endedAt === null])).toEqual([
      ['tablet', false],
      ['laptop', true],
    ])
  })

  it('is nobody else’s, by a code either', async () => {
    expect(await take(panels.experts[1])).toEqual({ ok: false, code: 'judge' })
    expect(await take(panels.chief)).toEqual({ ok: false, code: 'judge' })
    const [personId] = panels.experts
    const elsewhere = { personId, cycleId: 'another', seatId, deviceId: 'tablet' }
    const answer = await takeOwnSeat(app, { ...elsewhere, opId: randomUUID() })
    expect(answer).toEqual({ ok: false, code: 'judge' })
    await expect(showSeatCode(app, { seatId })).rejects.toMatchObject({ code: 'forbidden' })
    // Nor by one that was shown all the same, whoever's name is chosen: a code says nothing of who has it.
    const code = 'ABCD23'
    const data = { codeHash: codeHash(app, code), codeExpiresAt: new Date(app.now().getTime() + 1) }
    await app.writer.write((tx) => tx.seat.update({ where: { id: seatId }, data }))
    const contestId = `${panels.cycleId}.paper`
    for (const personId of panels.experts) {
      const judge = await app.read.judge.findFirstOrThrow({ where: { personId, contestId } })
      const by = { code, judgeId: judge.id, deviceId: 'tablet', opId: randomUUID() }
      expect(await takeSeat(app, by)).toEqual({ ok: false, code: 'ownSeat' })
    }
    expect(await tenures()).toEqual([])
  })

  it('is left empty by whoever leads the scoring, for its expert alone', async () => {
    const stageId = `${panels.cycleId}.paper.paper`
    const taken = await take(panels.experts[0])
    const place = { editionId: panels.panelId, contestId: `${panels.cycleId}.paper` }
    const move = (grants: Grant[]) =>
      performChiefOp(app, {
        viewer: { personId: panels.chief, grants },
        request: {
          stageId,
          opId: randomUUID(),
          op: {
            kind: 'moveSeat',
            seat: seatId,
            tenure: taken.ok ? taken.tenureId : '',
            reason: '换设备',
          },
        },
        device: null,
        receivedAt: app.now(),
      })
    const programme = [{ role: 'organiser' as const, editionId: 'edition-2021' }]
    await expect(move(programme)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await move([{ role: 'chiefJudge', ...place }])).toMatchObject({ ok: true })
    expect(await take(panels.chief)).toEqual({ ok: false, code: 'judge' })
    expect(await take(panels.experts[1])).toEqual({ ok: false, code: 'judge' })
    expect(await take(panels.experts[0], 'laptop')).toMatchObject({ ok: true })
  })

  it('opens to who has withdrawn to sign what was submitted before, since it counts', async () => {
    const [personId] = panels.experts
    const key = { cycleId_personId: { cycleId: panels.cycleId, personId } }
    const where = { personId, stage: { key: 'paper' } }
    const seat = await app.read.seat.findFirstOrThrow({ where })
    await app.writer.write(async (tx) => {
      await tx.reviewExpert.update({ where: key, data: { withdrawnAt: app.now() } })
      const { id } = await tx.sheet.findFirstOrThrow({ where: { seatId: seat.id } })
      await tx.sheet.update({ where: { id }, data: { status: 'submitted' } })
    })
    expect(await take(personId)).toMatchObject({ ok: true })
  })

  it('is closed to who has withdrawn, and once its stage is signed', async () => {
    const [personId] = panels.experts
    const { cycleId } = panels
    const key = { cycleId_personId: { cycleId, personId } }
    const withdraw = (withdrawnAt: Date | null) =>
      app.writer.write((tx) => tx.reviewExpert.update({ where: key, data: { withdrawnAt } }))
    await withdraw(app.now())
    expect(await take(personId)).toEqual({ ok: false, code: 'judge' })
    await withdraw(null)
    await app.writer.write((tx) =>
      tx.stage.updateMany({ where: { key: 'paper' }, data: { phase: 'signed' } }),
    )
    expect(await take(personId)).toEqual({ ok: false, code: 'stageClosed' })
  })
})
