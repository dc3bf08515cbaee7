import { EventEmitter } from 'node:events'
import { beforeEach, expect, it, vi } from 'vitest'
import { printCertificate, type PrintAnswer } from './printCertificate.server'

/** As long as it takes on a busy machine. */
const soon = { timeout: 60_000 }
/** Threads that say nothing until the test lets them. */
const threads = vi.hoisted(() => [] as EventEmitter[])
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super()
      threads.push(this)
    }
    terminate = () => undefined
  },
}))
// Reading the font takes a thread of its own.
vi.mock('./printable.server', () => ({
  printableCharacters: () => Promise.resolve({ has: () => true }),
}))
beforeEach(() => {
  threads.length = 0
})

const text = { zh: '示例', en: 'Sample' }
const content = {
  title: text,
  holder: '示例',
  statement: text,
  issuer: text,
  issuedOn: '2021-12-20',
}
const busy = { ok: false, code: 'notPrinted' }

/** The answers to these prints, as they come. */
function asked(prints: readonly [number: string, host: string][]) {
  const answers: PrintAnswer[] = []
  const all = prints.map(async ([number, host]) => {
    const address = `https://${host}/verify/${number}`
    const lines = { number, code: '', verify: '' }
    const answer = await printCertificate({ number, content, print: 'pdf', address, lines })
    answers.push(answer)
    return answer
  })
  return { answers, all: Promise.all(all) }
}

async function printNext(at: number): Promise<void> {
  await vi.waitFor(() => expect(threads.length).toBe(at + 1), soon)
  threads[at]?.emit('message', { pdf: new Uint8Array([at]) })
}

it('lets the holder of one code have one page under way, whatever the host', async () => {
  const hosts = Array.from({ length: 40 }, (_, at) => `host-${at}.test`)
  const flood = asked(hosts.map((host) => ['XJ-1', host]))
  await vi.waitFor(() => expect(flood.answers).toHaveLength(39), soon)
  const other = asked([['XJ-2', 'host.test']])
  const same = asked([['XJ-1', 'host-0.test']])
  await printNext(0)
  await printNext(1)
  expect(await other.all).toMatchObject([{ ok: true }])
  expect(await same.all).toMatchObject([{ ok: true }])
  expect((await flood.all).filter(({ ok }) => ok)).toHaveLength(1)
  expect(flood.answers.slice(0, 39).every((one) => !one.ok && one.code === 'notPrinted')).toBe(true)
  expect(threads).toHaveLength(2)
})

it('has eight certificates wait, refuses the others, and prints those later', async () => {
  const numbers = Array.from({ length: 12 }, (_, at): [string, string] => [`XJ-1${at}`, 'h.test'])
  const first = asked(numbers)
  await vi.waitFor(() => expect(first.answers).toEqual([busy, busy, busy]), soon)
  for (let at = 0; at < 9; at += 1) await printNext(at)
  const answers = await first.all
  expect(answers.filter(({ ok }) => ok)).toHaveLength(9)
  const again = asked(numbers)
  for (let at = 9; at < 12; at += 1) await printNext(at)
  expect((await again.all).every(({ ok }) => ok)).toBe(true)
  expect(threads).toHaveLength(12)
})
