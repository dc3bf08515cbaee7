import { describe, expect, it } from 'vitest'
import { foldStudio } from './apply'
import { studioRefusal } from './decide'
import type { StudioChange } from './events'
import { linkedPeople } from './linkedPeople'
import { REGISTER_RULES } from './registerRules'
import { aStudio } from './testStudio'

const now = { rules: REGISTER_RULES, today: '2021-06-01' }
const linked = (member: string | null, person: string): StudioChange => ({
  kind: 'member.linked',
  payload: { member, person, consent: true },
})
const unlinked = (member: string | null): StudioChange => ({
  kind: 'member.unlinked',
  payload: { member },
})
const left = (member: string): StudioChange => ({
  kind: 'member.left',
  payload: { member, on: '2021-02-01' },
})
const replaced: StudioChange = {
  kind: 'studio.leadChanged',
  payload: { lead: 'lead2', honours: [], on: '2021-02-01', reason: '退休' },
}
const removed: StudioChange = {
  kind: 'studio.statusChanged',
  payload: {
    ...{ status: 'removed', rectifyBy: null, barredUntil: null, cycle: null },
    ...{ on: '2021-02-01', reason: '连续两年不合格' },
  },
}

const people = (...events: StudioChange[]) =>
  linkedPeople(foldStudio([...aStudio(), ...events])).map(({ as, person }) => `${as} ${person}`)

describe('the accounts that a studio is linked with', () => {
  it.each<[string, StudioChange[], string[]]>([
    ['nobody at first', [], []],
    ['lead and members', [linked('m1', 'p1'), linked(null, 'p0')], ['lead p0', 'member p1']],
    ['another account', [linked('m1', 'p1'), linked('m1', 'p2')], ['member p2']],
    ['consent withdrawn', [linked(null, 'p0'), linked('m1', 'p1'), unlinked('m1')], ['lead p0']],
    ['the lead withdrew', [linked(null, 'p0'), unlinked(null)], []],
    ['a member left', [linked('m1', 'p1'), linked('m2', 'p2'), left('m1')], ['member p2']],
    ['the lead was replaced', [linked(null, 'p0'), linked('m1', 'p1'), replaced], ['member p1']],
  ])('%s', (_, events, expected) => {
    expect(people(...events)).toEqual(expected)
  })
})

describe('a link', () => {
  it.each<[string, StudioChange[], StudioChange, string | null]>([
    ['of a member', [], linked('m1', 'p1'), null],
    ['of the lead', [], linked(null, 'p0'), null],
    ['that is there', [linked('m1', 'p1')], linked('m1', 'p1'), 'nothingChanged'],
    ['to another account', [linked('m1', 'p1')], linked('m1', 'p2'), null],
    ['of one person twice', [linked('m1', 'p1')], linked('m2', 'p1'), 'linkedTwice'],
    ['of the lead as a member', [linked(null, 'p1')], linked('m2', 'p1'), 'linkedTwice'],
    ['of nobody', [], linked('m9', 'p1'), 'memberUnknown'],
    ['of who left', [left('m1')], linked('m1', 'p1'), 'memberLeft'],
    ['without a plaque', [removed], linked('m1', 'p1'), 'ended'],
    ['undone', [linked('m1', 'p1')], unlinked('m1'), null],
    ['undone without a plaque', [linked('m1', 'p1'), removed], unlinked('m1'), null],
    ['undone that is not there', [], unlinked('m1'), 'notLinked'],
    ['undone of nobody', [], unlinked('m9'), 'notLinked'],
    ['undone of the lead', [linked('m1', 'p1')], unlinked(null), 'notLinked'],
  ])('%s: %s', (_, before, event, code) => {
    expect(studioRefusal(foldStudio([...aStudio(), ...before]), event, now)).toBe(code)
  })
})
