import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, can, ROLES } from './permissions'
import type { Action, Grant, Role, Target, Viewer } from './permissions'

const target: Target = {
  editionId: 'e1',
  zoneId: 'z1',
  contestId: 'c1',
  studioId: 'st1',
  cycleId: 'cy1',
  stageId: 's1',
  seatId: 'seat1',
  entrantIds: ['entrant'],
  subjectRoles: ['contestant'],
}
const scope = {
  editionId: 'e1',
  zoneId: 'z1',
  contestId: 'c1',
  studioId: 'st1',
  cycleId: 'cy1',
}
const seat = { seatId: 'seat1', tenureId: 't1', contestId: 'c1', stageId: 's1' }

function person(...roles: Role[]): Viewer {
  return { personId: 'p1', grants: roles.map((role) => ({ role, ...scope })) }
}

const COLUMNS = [
  'organiser',
  'zoneOfficer',
  'codingOfficer',
  'chiefJudge',
  'arbitrator',
  'judge',
  'studioLead',
  'expert',
]
const VIEWERS: readonly Viewer[] = [
  person('organiser'),
  person('zoneOfficer'),
  person('codingOfficer'),
  person('chiefJudge'),
  person('arbitrator'),
  person('judge'),
  person('studioLead'),
  person('expert'),
  { ...person('judge'), seat },
  { personId: 'entrant', grants: [{ role: 'contestant', contestId: 'c1' }] },
  { personId: 'p1', grants: [] },
  { personId: null, grants: [] },
]

/** The columns are those of VIEWERS: organiser to expert, a seated judge, contestant, signed in, public. */
const MATRIX: Record<Action, string> = {
  'edition.overview': 'Y...........',
  'entry.register': '.........YY.',
  'entry.readOwn': '.........Y..',
  'entry.review': 'YY..........',
  'entry.end': 'Y...........',
  'entry.readZone': 'YY..........',
  'officer.issueResetCode': 'YY..........',
  'draw.commit': '..Y.........',
  'draw.readCodes': '..Y.........',
  'stage.decode': '..Y.........',
  'stage.start': '...Y........',
  'chief.view': '...Y........',
  'sheet.reopen': '...Y........',
  'deviation.confirm': '...Y........',
  'sheet.excuse': '...Y........',
  'seat.move': '...Y........',
  'seat.showCode': '...Y........',
  'seat.take': '.....Y..Y...',
  'held.decide': '...Y....Y...',
  'stage.sign': '...Y........',
  'entrant.setStatus': '...Y........',
  'board.freeze': 'YY.Y........',
  'sheet.mark': '........Y...',
  'sheet.readOwn': '........Y...',
  'result.publish': 'YY..........',
  'board.readPublic': 'YYYYYYYYYYYY',
  'rehearsal.control': 'Y..Y........',
  'studio.list': 'YY..........',
  'studio.read': 'YY....Y.....',
  'studio.edit': 'YY....Y.....',
  'studio.place': 'YY..........',
  'studio.decide': 'Y...........',
  'cycle.run': 'Y...........',
  'cycle.list': 'YY..........',
  'review.read': 'YY....Y.....',
  'review.assess': '......Y.....',
  'review.check': 'YY..........',
  'review.score': '.......Y....',
  'notice.publish': 'Y...........',
  'objection.rule': 'Y...........',
  'register.arrange': 'Y...........',
  'log.read': 'Y..YY.......',
}
const actions = Object.keys(ACTIONS) as Action[]

describe('who may do what', () => {
  it.each(actions)('%s', (action) => {
    const row = VIEWERS.map((viewer) => (can(viewer, action, target) ? 'Y' : '.')).join('')
    expect(row).toBe(MATRIX[action])
    expect(COLUMNS).toEqual(ROLES.filter((role) => role !== 'contestant'))
  })
})

describe('separation of offices', () => {
  it.each<[Action, Role, Role]>([
    ['draw.readCodes', 'codingOfficer', 'organiser'],
    ['draw.readCodes', 'codingOfficer', 'chiefJudge'],
    ['stage.decode', 'codingOfficer', 'chiefJudge'],
    ['stage.decode', 'codingOfficer', 'judge'],
    ['sheet.reopen', 'chiefJudge', 'codingOfficer'],
    ['seat.take', 'judge', 'codingOfficer'],
    ['seat.take', 'judge', 'organiser'],
  ])('%s is refused to a %s who is %s as well', (action, role, other) => {
    expect(can(person(role), action, target)).toBe(true)
    expect(can(person(role, other), action, target)).toBe(false)
  })

  it('lets nobody mark from a seat who knows codes, publishes or decides appeals', () => {
    for (const role of ROLES) {
      const marks = can({ ...person(role), seat }, 'sheet.mark', target)
      const may: readonly Role[] = ['judge', 'chiefJudge', 'studioLead', 'expert']
      expect([role, marks]).toEqual([role, may.includes(role)])
    }
    expect(can({ ...person('codingOfficer'), seat }, 'draw.readCodes', target)).toBe(false)
  })

  it('takes every office in a contest from its contestants, and only there', () => {
    const conflicted: Grant[] = [{ role: 'contestant', contestId: 'c1' }]
    for (const role of ROLES.filter((office) => office !== 'contestant')) {
      const viewer = { ...person(role), seat, grants: [...person(role).grants, ...conflicted] }
      const allowed = actions.filter((action) => can(viewer, action, { ...target, decoded: true }))
      expect(allowed).toEqual(['board.readPublic'])
    }
    const organiser = { personId: 'p1', grants: [...person('organiser').grants, ...conflicted] }
    expect(can(organiser, 'result.publish', { ...target, contestId: 'c2' })).toBe(true)
  })

  it('shows names to the offices that need them once the stage is decoded', () => {
    const decoded = { ...target, decoded: true }
    const readers = ROLES.filter((role) => can(person(role), 'draw.readCodes', decoded))
    expect(readers).toEqual(['organiser', 'codingOfficer', 'chiefJudge', 'arbitrator'])
    expect(can(person('organiser', 'codingOfficer'), 'draw.readCodes', decoded)).toBe(true)
  })
})

describe('narrow scopes', () => {
  it('keeps a seat to its own sheets', () => {
    const seated = { ...person('judge'), seat }
    for (const other of [{ seatId: 'seat2' }, { stageId: 's2' }, { contestId: 'c2' }]) {
      expect(can(seated, 'sheet.mark', { ...target, ...other })).toBe(false)
    }
  })

  it('keeps a grant for one seat to that seat', () => {
    const grants: Grant[] = [{ role: 'judge', contestId: 'c1', seatId: 'seat1' }]
    const viewer = { personId: 'p1', grants }
    expect(can(viewer, 'seat.take', target)).toBe(true)
    expect(can(viewer, 'seat.take', { ...target, seatId: 'seat2' })).toBe(false)
    expect(can(viewer, 'seat.take', { ...target, seatId: undefined })).toBe(false)
  })

  it('resets no account that can do more than the officer, or whose roles are unknown', () => {
    const reset = (role: Role, subjectRoles?: readonly Role[]) =>
      can(person(role), 'officer.issueResetCode', { ...target, subjectRoles })
    expect(reset('zoneOfficer', [])).toBe(true)
    expect(reset('zoneOfficer', ['contestant', 'judge'])).toBe(false)
    expect(reset('organiser', ['judge', 'chiefJudge', 'zoneOfficer'])).toBe(true)
    expect(reset('organiser', ['codingOfficer'])).toBe(false)
    expect(reset('organiser', ['arbitrator'])).toBe(false)
    expect(reset('organiser', ['organiser'])).toBe(false)
    expect(reset('organiser')).toBe(false)
  })

  it('keeps a lead to the own studio, and an officer to those of the zone', () => {
    const at = { editionId: 'e1', contestId: null, zoneId: 'z1', studioId: 'st1' }
    for (const action of ['studio.read', 'studio.edit'] as const) {
      expect(can(person('studioLead'), action, at)).toBe(true)
      expect(can(person('studioLead'), action, { ...at, studioId: 'st2' })).toBe(false)
      expect(can(person('zoneOfficer'), action, { ...at, studioId: 'st2' })).toBe(true)
      expect(can(person('zoneOfficer'), action, { ...at, zoneId: 'z2' })).toBe(false)
      expect(can(person('zoneOfficer'), action, { ...at, zoneId: null })).toBe(false)
    }
  })

  it('refuses what happens in a contest when the target does not say in which', () => {
    expect(can(person('organiser'), 'result.publish', { ...target, contestId: null })).toBe(false)
    expect(can(person('codingOfficer'), 'stage.decode', { ...target, editionId: null })).toBe(false)
  })
})

const ids = fc.constantFrom('a', 'b', null, undefined)
const named = fc.constantFrom('a', 'b', null)
const grantOf = fc.record({
  role: fc.constantFrom(...ROLES),
  editionId: ids,
  zoneId: ids,
  contestId: ids,
  studioId: ids,
  seatId: ids,
})
const targetOf = fc.record({
  editionId: named,
  contestId: named,
  zoneId: ids,
  studioId: ids,
  stageId: ids,
  seatId: ids,
  decoded: fc.boolean(),
  subjectRoles: fc.option(fc.subarray([...ROLES]), { nil: undefined }),
})

describe('without a grant that covers the target', () => {
  it('nothing is allowed beyond public actions and registering oneself', () => {
    const foreign = (grant: Grant): Grant => ({
      ...grant,
      editionId: grant.editionId && `other-${grant.editionId}`,
      zoneId: grant.zoneId && `other-${grant.zoneId}`,
      contestId: grant.contestId && `other-${grant.contestId}`,
      studioId: grant.studioId && `other-${grant.studioId}`,
    })
    fc.assert(
      fc.property(fc.array(grantOf), targetOf, fc.boolean(), (grants, at, signedIn) => {
        const viewer = { personId: signedIn ? 'p1' : null, grants: grants.map(foreign) }
        const allowed = actions.filter((action) => can(viewer, action, at))
        const own: Action[] = signedIn && at.editionId && at.contestId ? ['entry.register'] : []
        expect(allowed).toEqual([...own, 'board.readPublic'])
      }),
    )
  })

  it('an anonymous viewer has public actions only, whatever grants and seat come along', () => {
    fc.assert(
      fc.property(fc.array(grantOf), targetOf, (grants, at) => {
        const viewer = { personId: null, grants, seat }
        const allowed = actions.filter((action) => can(viewer, action, { ...target, ...at }))
        expect(allowed).toEqual(['board.readPublic'])
      }),
    )
  })
})
