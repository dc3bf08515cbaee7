import { expect, it } from 'vitest'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { foldPublic } from '~/domain/contest/publicView'
import { PublicLog, publicContest } from '~/domain/contest/testPublic'
import type { BoardUpdate } from '~/protocol/boards'
import { movesBetween, takeUpdate } from './boardMemory'

/** A log, the boards after each change, and the updates between them. */
function played(play: (log: PublicLog) => void) {
  const log = new PublicLog()
  log.draw('practical', 'coded')
  const start = log.events.length
  play(log)
  const fold = foldPublic(publicContest)
  for (const event of log.events.slice(0, start)) fold.take(event)
  const first = fold.board()
  const updates: BoardUpdate[] = []
  for (const event of log.events.slice(start)) {
    const change = fold.take(event)
    if (change?.kind !== 'rows') continue
    updates.push({ contestId: 'contest', at: '2021-05-01T01:00:00Z', ...change })
  }
  return { first, updates, last: fold.board() }
}

function taken(board: PublicBoard, update: BoardUpdate): PublicBoard {
  const next = takeUpdate(board, update)
  if (typeof next === 'string') throw new Error(next)
  return next
}

const score = (log: PublicLog): void => {
  log.scoreAll('p2', 800)
  log.scoreAll('p1', 900)
  log.scoreAll('p3', 900)
}

it('arrives at the same board as the server, update by update', () => {
  const { first, updates, last } = played(score)
  expect(updates.reduce(taken, first)).toEqual(last)
})

it('knows what it has already, and sees when something is missing', () => {
  const { first, updates } = played(score)
  const [one, two, three] = updates
  if (!one || !two || !three) throw new Error('Too few updates')
  const board = taken(first, one)
  expect(takeUpdate(board, one)).toBe('known')
  expect(takeUpdate(board, three)).toBe('gap')
  expect(taken(board, { ...two, from: one.from }).version).toBe(two.version)
})

it('tells which row moved by itself, not which ones made room', () => {
  const before = played((log) => log.scoreAll('p2', 800)).last
  const after = played((log) => {
    log.scoreAll('p2', 800)
    log.scoreAll('p1', 900)
  }).last
  expect([...movesBetween(before, after)]).toEqual([['p1', { from: null, to: 1 }]])
  expect(movesBetween(after, after).size).toBe(0)
})
