import { expect, it } from 'vitest'
import type { WatchAnswer } from '~/protocol/boards'
import type { ScreenSocket } from './follow'
import { followBoard } from './followBoard'

/** A connected socket on which every question gets this answer at once. */
function socketAnswering(answer: WatchAnswer): ScreenSocket {
  const socket = {
    connected: true,
    on: (event: string, listener: () => void) => event === 'connect' && listener(),
    timeout: () => ({
      emit: (_: string, __: unknown, answered: (error: null, given: WatchAnswer) => void) =>
        answered(null, answer),
    }),
    disconnect: () => undefined,
  }
  return socket as unknown as ScreenSocket
}

it.each([
  ['notFound', 1],
  ['busy', 0],
] as const)('tells the screen of a board that is gone: %s', (code, times) => {
  let gone = 0
  const stop = followBoard(socketAnswering({ ok: false, code }), 'live', 0, {
    ...{ have: () => null, replace: () => undefined, update: () => true },
    ...{ heard: () => undefined, connection: () => undefined },
    gone: () => (gone += 1),
  })
  stop()
  expect(gone).toBe(times)
})
