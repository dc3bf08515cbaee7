import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEvent } from './apply'
import { freezeStage, publicSource, type FrozenStage } from './frozenView'
import { currentStage, publicHead } from './publicHead'
import { codedRow, entryRow } from './publicRow'
import { foldPublic } from './publicView'
import { countsForZones } from './publicZones'
import { emptyContest, type ContestState } from './state'
import { PublicLog, NAMED, happen, happenTo, happenings, publicContest } from './testPublic'
import { blindStage } from './visibleIdentity'

/** All rows made anew from the log, hidden entrants from the log up to where they were hidden. */
class Naive {
  private readonly hiddenAt = new Map<string, number>()

  constructor(private readonly log: PublicLog) {}

  private stateAt(position: number): ContestState {
    const state = emptyContest('contest')
    for (const event of this.log.events.slice(0, position)) applyEvent(state, event)
    return state
  }

  rowsAt(position: number): unknown[] {
    const state = this.stateAt(position)
    const hidden = [...state.stages.values()].flatMap(({ frozen }) => [...(frozen ?? [])])
    for (const id of this.hiddenAt.keys()) if (!hidden.includes(id)) this.hiddenAt.delete(id)
    const frozen = new Map<string, FrozenStage>()
    for (const id of hidden) {
      const since = this.hiddenAt.get(id) ?? position
      this.hiddenAt.set(id, since)
      const then = this.stateAt(since)
      const stageId = then.entrants.get(id)?.stageId ?? ''
      const stage = then.stages.get(stageId)
      if (stage) stage.frozen = new Set([id])
      frozen.set(id, freezeStage(then, stageId, undefined))
    }
    const source = publicSource(state, frozen)
    const none = new Set<string>()
    const blind = blindStage(state)
    if (blind) return blind.entrantIds.map((id) => codedRow(state, source, id, none)?.row)
    return [...state.entries.keys()].map((id) => {
      const mine = [...state.entrants.values()].filter(({ entryId }) => entryId === id)
      const codeIds = mine.map((e) => [state.stages.get(e.stageId)?.key ?? '', e.codeId] as const)
      const places = { codeIds: new Map(codeIds), currentStage: currentStage(state)?.id ?? null }
      return entryRow(state, source, publicContest, id, places, none)?.row
    })
  }

  headAt(position: number) {
    return publicHead(this.stateAt(position))
  }
}

const byId = (rows: unknown[]): unknown[] =>
  rows
    .map((row) => ({ ...(row as { id: string }), corrected: false }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

it('is the same kept up event by event as made anew from the whole log', () => {
  fc.assert(
    fc.property(happenings(40), (list) => {
      const log = new PublicLog()
      for (const one of list) happen(log, one)
      const naive = new Naive(log)
      const fold = foldPublic(publicContest)
      let shown = ''
      let { version } = fold.board()
      log.events.forEach((event, index) => {
        const change = fold.take(event)
        const { rows, version: now, hash, ...rest } = fold.board()
        expect(byId(rows)).toEqual(byId(naive.rowsAt(index + 1)))
        expect(rest).toMatchObject(naive.headAt(index + 1))
        const content = JSON.stringify({ rows, rest })
        expect(change !== null).toBe(content !== shown)
        expect(now).toBe(change === null ? version : version + 1)
        if (change) expect(change).toMatchObject({ version: now, hash })
        version = now
        shown = content
      })
    }),
    { numRuns: 80 },
  )
})

it('shows the same bytes whatever happens to hidden marks, however often and whenever', () => {
  const practical = ['p1', 'p2', 'p3', 'p4']
  const hiding = fc.subarray(practical, { minLength: 1, maxLength: 3 })
  const part = fc.record({ hidden: happenings(6), seen: happenings(4) })
  const twice = fc.array(fc.record({ a: part, other: happenings(6) }), { maxLength: 6 })
  fc.assert(
    fc.property(hiding, happenings(12), fc.boolean(), twice, (hidden, before, decoded, parts) => {
      const visible = practical.filter((id) => !hidden.includes(id))
      const play = (noise: 'a' | 'other'): string => {
        const log = new PublicLog()
        log.draw('practical', 'coded')
        for (const codeId of practical) log.scoreAll(codeId, 2)
        for (const one of before) happenTo(log, practical, one)
        if (decoded) log.decode()
        log.freeze(hidden)
        for (const { a, other } of parts) {
          for (const one of noise === 'a' ? a.hidden : other) happenTo(log, hidden, one)
          for (const one of a.seen) happenTo(log, visible, one)
          // Makes all rows anew, hidden ones from what was kept of them.
          const to =
            log.state.stages.get('stage-theory')?.phase === 'scoring' ? 'signing' : 'scoring'
          log.add({ kind: 'stage.moved', payload: { stage: 'stage-theory', to, reason: null } })
          log.add({ kind: 'ties.decided', payload: { order: [], reason: 'r' } })
          if (!decoded) continue
          log.add({ kind: 'results.published', payload: { version: parts.length, hash: 'h' } })
        }
        const fold = foldPublic(publicContest)
        const changes = log.events.map((event) => fold.take(event)).filter((c) => c !== null)
        return JSON.stringify([changes, fold.board()])
      }
      expect(play('a')).toBe(play('other'))
    }),
    { numRuns: 80 },
  )
})

it('never tells who is behind a code before decoding', () => {
  fc.assert(
    fc.property(happenings(60), (list) => {
      const log = new PublicLog()
      log.draw('practical', 'coded')
      for (const one of list) happen(log, one)
      const fold = foldPublic(publicContest)
      for (const event of log.events) {
        const change = fold.take(event)
        const board = fold.board()
        if (board.view.kind !== 'stage') continue
        expect(JSON.stringify([change, board])).not.toMatch(NAMED)
        expect(countsForZones(board)).toBe(false)
        for (const { total, stages } of board.rows) {
          expect(stages.map(({ key }) => key)).toEqual(['practical'])
          expect(total).toBe(total === null ? null : stages[0]?.score)
        }
      }
    }),
    { numRuns: 60 },
  )
})
