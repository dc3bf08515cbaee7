/** The limit of the fan-out: a bare `ws` server that sends one ready-made text to everyone. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { serveParent } from './child'

export type BroadcastQuestion = { do: 'start' } | { do: 'send'; number: number; bytes: number }

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
const listening = once(server, 'listening')

/** A text of so many bytes that starts with its number. */
function message(number: number, bytes: number): Buffer {
  return Buffer.from(`${number} `.padEnd(bytes, 'x'))
}

serveParent(async (question: BroadcastQuestion): Promise<string> => {
  await listening
  if (question.do === 'start') return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const text = message(question.number, question.bytes)
  for (const client of server.clients) client.send(text, { binary: false })
  return ''
})
