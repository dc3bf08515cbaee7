import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { chiefStage } from '~/domain/contest/chiefStage'
import { STAGE, stageWith } from '~/domain/contest/testChief'
import type { ChiefSnapshot, ChiefWatchAnswer } from '~/protocol/chief'
import { followStage, type ChiefConnection, type ChiefSocket } from './followStage'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function snapshot(): ChiefSnapshot {
  const state = stageWith([])
  const stage = chiefStage(state, STAGE)
  if (!stage) throw new Error('no stage')
  const head = { logId: 'c', seq: state.seq, hash: '0'.repeat(64) }
  const at = '2026-06-01T00:00:00.000Z'
  return { ...stage, head, records: [], ephemeral: { at, presence: [], commit: null } }
}

/** A connection that comes about only when the test says so, with a server that answers so. */
function followed(answer: ChiefWatchAnswer) {
  const events = new EventEmitter()
  const tries = vi.fn()
  const socket = {
    connected: false,
    active: false,
    on: events.on.bind(events),
    connect: tries,
    disconnect: vi.fn(),
    timeout: () => ({
      emit: (_: string, __: unknown, told: (error: null, answer: ChiefWatchAnswer) => void) =>
        told(null, answer),
    }),
  }
  const told: ChiefConnection[] = []
  const have = snapshot()
  const end = followStage(socket as unknown as ChiefSocket, STAGE, {
    have: () => have,
    show: () => undefined,
    heard: () => undefined,
    diverged: () => undefined,
    connection: (connection) => told.push(connection),
  })
  const connect = () => {
    socket.connected = true
    events.emit('connect')
  }
  const hear = (event: string, ...rest: unknown[]) => events.emit(event, ...rest)
  return { connect, hear, told, tries, end, later: () => vi.advanceTimersByTime(60_000) }
}

const { head, ephemeral } = snapshot()
const current = { ok: true, kind: 'current', head, ephemeral } as const

it('comes back where the server ended the connection, or could not look who it is', () => {
  const { connect, hear, told, tries, later } = followed(current)
  connect()
  hear('disconnect', 'io server disconnect')
  later()
  expect(tries).toHaveBeenCalledTimes(1)
  hear('connect_error', new Error('busy'))
  later()
  expect(tries).toHaveBeenCalledTimes(2)
  connect()
  expect(told).toEqual(['live', 'lost', 'lost', 'live'])
})

it('leaves it to the connection where that comes back by itself', () => {
  const { connect, hear, told, tries, later } = followed(current)
  connect()
  hear('disconnect', 'transport close')
  later()
  expect([told, tries.mock.calls.length]).toEqual([['live', 'lost'], 0])
})

it('says that the sign-in is over, and not that it is about to come back', () => {
  const { connect, hear, told, tries, later } = followed(current)
  connect()
  hear('chief:signedOut')
  hear('disconnect', 'io server disconnect')
  later()
  expect([told, tries.mock.calls.length]).toEqual([['live', 'signedOut'], 0])

  const refused = followed(current)
  refused.hear('connect_error', new Error('signedOut'))
  const forbidden = followed({ ok: false, code: 'forbidden' })
  forbidden.connect()
  expect([refused.told, forbidden.told]).toEqual([['signedOut'], ['signedOut']])
})

it('tries no more once nobody looks', () => {
  const { connect, hear, tries, end, later } = followed(current)
  connect()
  hear('disconnect', 'io server disconnect')
  end()
  later()
  expect(tries).not.toHaveBeenCalled()
})
