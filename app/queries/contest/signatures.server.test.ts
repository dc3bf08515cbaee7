import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestDesk } from '~/services/testing/chiefDesk'
import { stageSignatures } from './signatures.server'

let app: TestApplication
let desk: TestDesk
const reason = '核对无误'

beforeEach(async () => {
  app = await testApplication()
  desk = await TestDesk.open(app)
})
afterEach(() => app.close())

const signatures = () => stageSignatures(app.read, desk.state, desk.contest.stageId)

it('has none before anything is signed', async () => {
  await desk.submit(desk.sheet(0))
  expect(await signatures()).toEqual({ sheets: {}, stage: null })
})

it('are the hashes of the events that signed, whatever the log got since', async () => {
  await desk.signAll()
  await desk.perform({ kind: 'moveStage', to: 'signed', reason })
  const before = await signatures()
  await desk.perform({ kind: 'freeze', hidden: [], reason })
  expect(await signatures()).toEqual(before)
  expect(Object.keys(before.sheets).sort()).toEqual([...desk.state.sheets.keys()].sort())
  for (const [sheet, { seq, hash }] of Object.entries(before.sheets)) {
    const event = await app.read.event.findFirstOrThrow({ where: { hash } })
    expect(event).toMatchObject({ seq, kind: 'sheet.signed' })
    expect(event.payload).toContain(sheet)
  }
  const signed = await app.read.event.findFirstOrThrow({
    where: { hash: before.stage?.hash ?? '' },
  })
  expect(signed).toMatchObject({ kind: 'stage.moved', seq: before.stage?.seq })
})

it('a sheet that was reopened has lost its signature until it is signed again', async () => {
  await desk.signAll()
  await desk.perform({ kind: 'reopen', sheet: desk.sheet(0), reason })
  expect((await signatures()).sheets).not.toHaveProperty(desk.sheet(0))
  await desk.submit(desk.sheet(0))
  await desk.judge(desk.sheet(0), 'sign', { digest: desk.digest(desk.sheet(0)) })
  const seq = desk.state.seq
  expect((await signatures()).sheets[desk.sheet(0)]).toMatchObject({ seq })
})
