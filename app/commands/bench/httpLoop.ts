/** A small closed-loop HTTP client on raw keep-alive connections: as little client as possible. */
import { connect } from 'node:net'
import { clock } from './clock'

const END_OF_HEAD = Buffer.from('\r\n\r\n')
const WITHIN_MS = 20_000

/** Where the first answer in these bytes ends; null when it is not whole yet. */
export function endOfAnswer(bytes: Buffer): number | null {
  const head = bytes.indexOf(END_OF_HEAD)
  if (head < 0) return null
  const text = bytes.toString('latin1', 0, head)
  if (!text.startsWith('HTTP/1.1 200 ')) throw new Error(`The page answers ${text.slice(0, 40)}`)
  const length = /^content-length: *(\d+)/im.exec(text)?.[1]
  if (length !== undefined) {
    const end = head + END_OF_HEAD.length + Number(length)
    return end <= bytes.length ? end : null
  }
  if (!/^transfer-encoding: *chunked/im.test(text)) throw new Error('The answer has no length')
  const last = bytes.indexOf('\r\n0\r\n\r\n', head + 2)
  return last < 0 ? null : last + 7
}

/** Requests a second over so many connections, each asking again when it was answered. */
export async function requestsPerSecond(
  url: string,
  connections: number,
  seconds: number,
): Promise<number> {
  const { hostname, port, host, pathname } = new URL(url)
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Language: zh-CN\r\n\r\n`
  const started = clock()
  const end = started + seconds * 1000
  const one = () => loop({ hostname, port: Number(port), request, end })
  const counts = await Promise.all(Array.from({ length: connections }, one))
  return (counts.reduce((sum, count) => sum + count, 0) * 1000) / (clock() - started)
}

interface Loop {
  hostname: string
  port: number
  request: string
  end: number
}

function loop({ hostname, port, request, end }: Loop): Promise<number> {
  const socket = connect(port, hostname)
  socket.setNoDelay(true).setTimeout(WITHIN_MS)
  let answered = 0
  let waiting: Buffer[] = []
  let size = 0
  let needed = 0
  return new Promise<number>((resolve, reject) => {
    const take = (data: Buffer) => {
      waiting.push(data)
      size += data.length
      if (size < needed) return
      const bytes = waiting.length === 1 ? data : Buffer.concat(waiting)
      waiting = [bytes]
      const answerEnd = endOfAnswer(bytes)
      if (answerEnd === null) {
        needed = size + 1
        return
      }
      answered += 1
      waiting = []
      size = 0
      needed = 0
      if (clock() < end) socket.write(request)
      else socket.end(() => resolve(answered))
    }
    socket.on('connect', () => socket.write(request))
    socket.on('data', (data: Buffer) => {
      try {
        take(data)
      } catch (error) {
        socket.destroy()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
    socket.on('timeout', () => socket.destroy(new Error('The page did not answer in time')))
    socket.on('error', reject)
  })
}
