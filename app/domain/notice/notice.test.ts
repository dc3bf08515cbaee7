import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../people/permissions'
import {
  canMoveNotice,
  nextNoticePhases,
  NOTICE_PHASES,
  periodRuns,
  publishNotice,
  type NoticeFacts,
  type NoticePhase,
} from './notice'
import {
  answerDue,
  fileObjection,
  ruleObjection,
  type Objection,
  type ObjectionStatus,
} from './objection'

const plain = { holidays: [], shiftedWorkdays: [] }
const at = (text: string) => new Date(`${text}+08:00`)
const refused = (code: string) => ({ ok: false, code })
const ready: NoticeFacts = {
  lines: 1,
  periodRuns: false,
  openObjections: 0,
  uncorrected: 0,
  isSettled: false,
  hasReason: true,
}

describe('a notice', () => {
  it('makes these moves by these roles and no other', () => {
    const moves = NOTICE_PHASES.flatMap((from) =>
      ROLES.flatMap((role) => nextNoticePhases(from, role).map((to) => `${role}: ${from} > ${to}`)),
    )
    expect(moves).toEqual([
      'organiser: draft > published',
      'organiser: draft > withdrawn',
      'zoneOfficer: draft > published',
      'zoneOfficer: draft > withdrawn',
      'organiser: published > closed',
      'organiser: published > superseded',
      'organiser: published > withdrawn',
      'zoneOfficer: published > closed',
      'zoneOfficer: published > superseded',
      'organiser: closed > withdrawn',
    ])
  })

  it.each<[NoticePhase, NoticePhase, Partial<NoticeFacts>, string]>([
    ['draft', 'published', { lines: 0 }, 'notice.empty'],
    ['published', 'closed', { periodRuns: true }, 'notice.periodRuns'],
    ['published', 'closed', { openObjections: 1 }, 'notice.openObjections'],
    ['published', 'closed', { uncorrected: 1 }, 'notice.uncorrected'],
    ['published', 'superseded', {}, 'notice.nothingToCorrect'],
    ['published', 'superseded', { uncorrected: 1, openObjections: 1 }, 'notice.openObjections'],
    ['published', 'superseded', { uncorrected: 1, hasReason: false }, 'notice.needsReason'],
    ['published', 'withdrawn', { hasReason: false }, 'notice.needsReason'],
    ['closed', 'published', {}, 'lifecycle.notFromHere'],
    ['closed', 'withdrawn', { isSettled: true }, 'notice.settled'],
    ['closed', 'withdrawn', { hasReason: false }, 'notice.needsReason'],
  ])('does not go from %s to %s with %o: %s', (from, to, facts, code) => {
    expect(canMoveNotice(from, to, 'organiser', { ...ready, ...facts })).toEqual(refused(code))
  })

  it('runs from its first instant until just before its last', () => {
    const notice = publishNotice({ unit: 'hours', length: 1 }, at('2021-09-14T09:00:00'), plain)
    expect(periodRuns(notice, at('2021-09-14T08:59:59.999'))).toBe(false)
    expect(periodRuns(notice, at('2021-09-14T09:00:00'))).toBe(true)
    expect(periodRuns(notice, at('2021-09-14T09:59:59.999'))).toBe(true)
    expect(periodRuns(notice, at('2021-09-14T10:00:00'))).toBe(false)
  })
})

const week = publishNotice(
  { unit: 'days', length: 5, firstDay: 'same' },
  at('2021-09-14T09:00:00'),
  plain,
)
const open: Objection = {
  id: 'o1',
  line: 'a',
  by: 'p1',
  receivedAt: at('2021-09-15T10:00:00'),
  status: 'open',
}

describe('an objection', () => {
  const notice = { ...week, phase: 'published' as NoticePhase, lines: ['a', 'b'] }
  const filed = { line: 'a', by: 'p2', receivedAt: at('2021-09-18T23:59:59'), reason: 'why' }

  it('is taken until the last second', () => {
    expect(fileObjection(notice, filed, [open])).toEqual({ ok: true })
    expect(fileObjection(notice, { ...filed, line: null }, [open])).toEqual({ ok: true })
  })

  it.each<[string, Partial<typeof notice>, Partial<typeof filed>]>([
    ['objection.late', {}, { receivedAt: at('2021-09-19T00:00:00') }],
    ['objection.late', { phase: 'closed' }, { receivedAt: at('2021-09-20T00:00:00') }],
    ['objection.notPublished', {}, { receivedAt: at('2021-09-14T08:00:00') }],
    ['objection.notPublished', { phase: 'withdrawn' }, {}],
    ['objection.unknownLine', {}, { line: 'c' }],
    ['objection.alreadyOpen', {}, { by: 'p1' }],
    ['objection.needsReason', {}, { reason: ' \n' }],
  ])('is refused: %s', (code, changes, own) => {
    expect(fileObjection({ ...notice, ...changes }, { ...filed, ...own }, [open])).toEqual(
      refused(code),
    )
  })

  it('can be filed again once the first is answered', () => {
    const again = { ...filed, by: 'p1' }
    expect(fileObjection(notice, again, [{ ...open, status: 'dismissed' }])).toEqual({ ok: true })
  })

  it.each<[string, NoticePhase, ObjectionStatus, string, string]>([
    ['objection.noticeOver', 'closed', 'open', 'p9', 'why'],
    ['objection.notOpen', 'published', 'upheld', 'p9', 'why'],
    ['objection.ownCase', 'published', 'open', 'p1', 'why'],
    ['objection.ownCase', 'published', 'open', 'lead', 'why'],
    ['objection.needsReason', 'published', 'open', 'p9', ''],
  ])('has no ruling: %s', (code, phase, status, by, reason) => {
    const ruling = { outcome: 'upheld' as const, by, reason }
    expect(ruleObjection(phase, { ...open, status }, ruling, ['lead'])).toEqual(refused(code))
  })

  it('has a ruling by somebody else with a reason, and a day by which it is due', () => {
    const ruling = { outcome: 'dismissed' as const, by: 'p9', reason: 'why' }
    expect(ruleObjection('published', open, ruling, ['lead'])).toEqual({ ok: true })
    const twoWorkdays = { unit: 'workdays', length: 2, firstDay: 'next' } as const
    const due = at('2021-09-18T00:00:00')
    const before = at('2021-09-17T23:59:59')
    expect(answerDue(open, twoWorkdays, plain, before)).toEqual({ at: due, isOverdue: false })
    expect(answerDue(open, twoWorkdays, plain, due)).toEqual({ at: due, isOverdue: true })
    const answered: Objection = { ...open, status: 'upheld' }
    expect(answerDue(answered, twoWorkdays, plain, due).isOverdue).toBe(false)
  })
})

interface Walk {
  phase: NoticePhase
  hour: number
  endsAt: number
  open: number
  uncorrected: number
}
type Step =
  | { kind: 'move'; to: NoticePhase; role: Role }
  | { kind: 'wait'; hours: number }
  | { kind: 'file' }
  | { kind: 'rule'; upheld: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      to: fc.constantFrom(...NOTICE_PHASES.filter((phase) => phase !== 'withdrawn')),
      role: fc.constantFrom<Role>('organiser', 'zoneOfficer', 'judge'),
    }),
  },
  fc.record({ kind: fc.constant('wait' as const), hours: fc.nat({ max: 20 }) }),
  fc.record({ kind: fc.constant('file' as const) }),
  fc.record({
    kind: fc.constant('rule' as const),
    upheld: fc.constantFrom(true, false, false, false),
  }),
)

function take(walk: Walk, taken: Step): Walk {
  if (taken.kind === 'wait') return { ...walk, hour: walk.hour + taken.hours }
  const runs = walk.phase === 'published' && walk.hour < walk.endsAt
  if (taken.kind === 'file') return runs ? { ...walk, open: walk.open + 1 } : walk
  if (taken.kind === 'rule') {
    if (walk.phase !== 'published' || walk.open === 0) return walk
    const uncorrected = walk.uncorrected + (taken.upheld ? 1 : 0)
    return { ...walk, open: walk.open - 1, uncorrected }
  }
  const facts: NoticeFacts = {
    lines: 1,
    periodRuns: runs,
    openObjections: walk.open,
    uncorrected: walk.uncorrected,
    isSettled: false,
    hasReason: true,
  }
  if (!canMoveNotice(walk.phase, taken.to, taken.role, facts).ok) return walk
  return {
    ...walk,
    phase: taken.to,
    endsAt: taken.to === 'published' ? walk.hour + 48 : walk.endsAt,
  }
}

describe('a random walk', () => {
  it('never closes a notice before its end or with anything unsettled', () => {
    const reached = new Set<NoticePhase>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 80, size: 'max' }), (steps) => {
        let walk: Walk = { phase: 'draft', hour: 0, endsAt: 0, open: 0, uncorrected: 0 }
        for (const taken of steps) {
          const before = walk
          walk = take(walk, taken)
          reached.add(walk.phase)
          if (before.phase === walk.phase) continue
          expect(['draft', 'published']).toContain(before.phase)
          if (walk.phase === 'closed') {
            expect(walk.hour).toBeGreaterThanOrEqual(walk.endsAt)
            expect([walk.open, walk.uncorrected]).toEqual([0, 0])
          }
          if (walk.phase === 'superseded') {
            expect(walk.uncorrected).toBeGreaterThan(0)
            expect(walk.open).toBe(0)
          }
        }
      }),
      { seed: 20211001, numRuns: 200 },
    )
    expect([...reached].toSorted()).toEqual(['closed', 'draft', 'published', 'superseded'])
  })
})
