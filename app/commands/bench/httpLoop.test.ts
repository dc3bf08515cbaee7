import { expect, it } from 'vitest'
import { endOfAnswer } from './httpLoop'

const answer = (head: string, body = '') => Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`)

it('knows where an answer with a length ends', () => {
  const bytes = answer('Content-Length: 5', 'boardHTTP/1.1')
  expect(bytes.subarray(0, endOfAnswer(bytes) ?? 0).toString()).toMatch(/board$/)
})

it('knows where a chunked answer ends', () => {
  const bytes = answer('Transfer-Encoding: chunked', '5\r\nboard\r\n0\r\n\r\n')
  expect(endOfAnswer(bytes)).toBe(bytes.length)
})

it.each([
  ['head', Buffer.from('HTTP/1.1 200 OK\r\nContent-Le')],
  ['body', answer('Content-Length: 5', 'boar')],
  ['last chunk', answer('Transfer-Encoding: chunked', '5\r\nboard\r\n')],
])('waits for the rest of the %s', (_part, bytes) => {
  expect(endOfAnswer(bytes)).toBeNull()
})

it('counts nothing but answers that are right', () => {
  expect(() => endOfAnswer(Buffer.from('HTTP/1.1 404 Not Found\r\n\r\n'))).toThrow('404')
})
