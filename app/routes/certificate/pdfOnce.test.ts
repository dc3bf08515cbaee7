import { randomUUID } from 'node:crypto'
import type * as Threads from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { issueCertificateWithin } from '~/services/certificate/issueCertificate.server'
import { printableCharacters } from '~/services/certificate/printable.server'
import { revokeCertificateWithin } from '~/services/certificate/revokeCertificate.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { loader } from './pdf'

const started = vi.hoisted(() => ({ count: 0 }))
vi.mock('node:worker_threads', async (load) => {
  const threads = await load<typeof Threads>()
  class Worker extends threads.Worker {
    constructor(...call: ConstructorParameters<typeof threads.Worker>) {
      super(...call)
      if (String(call[0]).endsWith('print.mjs')) started.count += 1
    }
  }
  return { ...threads, Worker }
})

const content = {
  title: { zh: '荣誉证书', en: 'Certificate' },
  statement: { zh: '被评定为四星级创新工作室。', en: 'Rated four stars.' },
  issuer: { zh: '示例市总工会', en: 'Sample federation' },
  plaque: { zh: '四星级创新工作室', en: 'Four stars' },
  issuedOn: '2021-12-20',
}
let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  started.count = 0
})
afterEach(() => app.close())

const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: app.now() })

async function issued(holder: string) {
  const draft = { series: 'XJ', year: 2021, key: holder, subject: holder }
  const desk = { secrets: app.secrets, printable: await printableCharacters() }
  const answer = await app.writer.write((tx) =>
    issueCertificateWithin(tx, desk, { ...draft, content: { ...content, holder } }, by()),
  )
  if (!answer.ok) throw new Error('Not issued')
  return answer
}

type Issued = Awaited<ReturnType<typeof issued>>

/** The status of the answer, and its bytes. */
async function printed({ number, code }: Issued, print = 'pdf') {
  const request = new Request(`http://localhost:3000/verify/${number}/${print}?code=${code}`)
  const context = { nonce: '', address: '10.0.0.1' }
  const answer = await loader({ request, params: { number, print }, context }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(answer instanceof Response)) throw answer
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
}

it('makes the same page once, and none that is not in force any more', async () => {
  const one = await issued('示例工作室一')
  const [first, beside] = await Promise.all([printed(one), printed(one)])
  const again = await printed(one)
  expect([first.status, beside.body.equals(first.body), again.body.equals(first.body)]).toEqual([
    ...[200, true, true],
  ])
  expect(started.count).toBe(1)
  const plaque = await printed(one, 'plaque')
  expect([plaque.status, plaque.body.equals(first.body), started.count]).toEqual([200, false, 2])
  await app.writer.write((tx) =>
    revokeCertificateWithin(tx, { number: one.number, reason: '名称有误' }, by()),
  )
  expect((await printed(one)).status).toBe(404)
  const anew = await printed(await issued('示例工作室一'))
  expect([anew.status, anew.body.equals(first.body)]).toEqual([200, false])
})
