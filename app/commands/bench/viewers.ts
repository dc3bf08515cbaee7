/**
 * The crowd: screens of both kinds in one process of their own. They speak Socket.IO's wire format
 * over `ws` themselves, so that what is compared is two servers, not two client libraries.
 */
import { WebSocket, type RawData } from 'ws'
import { percentile } from './arithmetic'
import { serveParent } from './child'
import { clock } from './clock'

export type ViewersQuestion =
  | { do: 'watch'; url: string; slug: string; count: number }
  | { do: 'listen'; url: string; count: number }
  /** `sentAt` by the number in the message. */
  | { do: 'collect'; sentAt: ReadonlyMap<number, number>; viewers: number }
export interface ViewersAnswer {
  /** Version that the crowd starts from. */
  version: number
  /** Bytes of a message, as the last one was. */
  bytes: number
  p50: number
  p99: number
  /** Messages that some viewer did not get. */
  missing: number
}

const AT_ONCE = 40
const UPDATE = '42/boards,["board:update"'
const sockets: WebSocket[] = []
const arrivals: { number: number; at: number }[] = []
let version = 0
let bytes = 0

/** One viewer's messages: a board's message may carry several changes, each of which arrives by it. */
function viewer(): {
  heard: (number: number, size: number) => void
  has: (number: number) => void
} {
  let last: number | null = null
  return {
    has: (number) => (last = number),
    heard: (number, size) => {
      const at = clock()
      for (let each = last === null ? number : last + 1; each <= number; each += 1) {
        arrivals.push({ number: each, at })
      }
      last = number
      bytes = size
    },
  }
}

/** `ws` gives text as one buffer. */
function textOf(data: RawData): string {
  return (data as Buffer).toString('latin1')
}

function watch(url: string, slug: string): Promise<void> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, { origin: url, perMessageDeflate: false })
  sockets.push(socket)
  const { heard, has } = viewer()
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (data) => {
      const text = textOf(data)
      if (text.startsWith(UPDATE)) {
        heard(numberIn(text, /"version":(\d+)/), text.length)
      } else if (text.startsWith('0')) {
        socket.send('40/boards,')
      } else if (text.startsWith('40')) {
        socket.send(`42/boards,0["watch",${JSON.stringify({ slug, have: null })}]`)
      } else if (text.startsWith('43')) {
        if (!text.includes('"ok":true')) reject(new Error(`No board: ${text.slice(0, 200)}`))
        version = numberIn(text, /"version":(\d+),"hash"/)
        has(version)
        resolve()
      } else if (text === '2') {
        socket.send('3')
      }
    })
  })
}

function listen(url: string): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  sockets.push(socket)
  const { heard } = viewer()
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', resolve)
    socket.on('message', (data) => {
      const text = textOf(data)
      heard(numberIn(text, /^(\d+)/), text.length)
    })
  })
}

function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1])
}

async function connectAll(count: number, connect: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, connect))
  }
}

/** How long each message took to each viewer; forgets them. */
function collect(sentAt: ReadonlyMap<number, number>, viewers: number): ViewersAnswer {
  const took = arrivals.flatMap(({ number, at }) => {
    const sent = sentAt.get(number)
    return sent === undefined ? [] : [at - sent]
  })
  arrivals.length = 0
  const missing = sentAt.size * viewers - took.length
  return { version, bytes, p50: percentile(took, 0.5), p99: percentile(took, 0.99), missing }
}

serveParent(async (question: ViewersQuestion): Promise<ViewersAnswer> => {
  if (question.do === 'collect') return collect(question.sentAt, question.viewers)
  const { url, count } = question
  if (question.do === 'listen') await connectAll(count, () => listen(url))
  else await connectAll(count, () => watch(url, question.slug))
  return { version, bytes, p50: 0, p99: 0, missing: 0 }
})
