import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { createLog, describeError } from './log.server'

let app: TestApplication
let lines: string[]

beforeEach(async () => {
  app = await testApplication()
  lines = []
})
afterEach(() => app.close())

const log = () => createLog({ logLevel: 'info' }, { write: (line) => lines.push(line) })

/** An error of the database about a row with a person's name in it. */
async function databaseError(): Promise<unknown> {
  const unit = { id: 'unit', name: '张三的单位', creditCode: 'unit' }
  await app.writer.write((tx) => tx.unit.create({ data: unit }))
  const again = { ...unit, unknown: true }
  return app.writer.write((tx) => tx.unit.create({ data: again })).catch((error: unknown) => error)
}

it('says what failed and where, under either name, and once described as well', () => {
  const error = new RangeError('no such stage')
  log().error({ err: error }, 'failed')
  log().error({ error }, 'failed')
  log().error({ error: describeError(error) }, 'failed')
  for (const line of lines) expect(line).toMatch(/RangeError.*no such stage.*log\.server\.test/)
  expect(lines).toHaveLength(3)
})

it('never quotes the values of a row, under either name', async () => {
  const error = await databaseError()
  log().error({ err: error }, 'failed')
  log().error({ error }, 'failed')
  for (const line of lines) {
    expect(line).toContain('PrismaClient')
    expect(line).not.toContain('张三')
  }
})

it('keeps an error’s code, and nothing that people type', () => {
  log().error({ err: Object.assign(new Error('full'), { code: 'SQLITE_FULL' }) }, 'failed')
  log().info({ code: 'K7M2QX', form: { phone: '13800000000' } }, 'typed')
  expect(lines[0]).toContain('SQLITE_FULL')
  expect(lines[1]).not.toMatch(/K7M2QX|13800000000/)
})
