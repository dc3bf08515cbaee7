import { expect, it } from 'vitest'
import { foldStudio } from './apply'
import { studioRefusal } from './decide'
import type { StudioChange, StudioEventBody } from './events'
import { REGISTER_RULES } from './registerRules'
import { recorded, registered } from './testStudio'

const because = { on: '2021-03-01', reason: '依规' }
const joined: StudioChange = {
  kind: 'member.joined',
  payload: { member: 'm1', role: '骨干', certificates: [], on: '2019-01-01' },
}
const texts = (plan: string): StudioChange => ({ kind: 'studio.changed', payload: { plan } })
const lead: StudioChange = {
  kind: 'studio.leadChanged',
  payload: { lead: 'lead2', honours: [], ...because },
}
const status = (to: 'active' | 'rectifying' | 'removed'): StudioChange => ({
  kind: 'studio.statusChanged',
  payload: {
    ...{ status: to, rectifyBy: to === 'rectifying' ? '2021-09-01' : null },
    ...{ barredUntil: null, cycle: null, ...because },
  },
})
const level: StudioChange = { kind: 'studio.levelChanged', payload: { level: 'city', ...because } }
const corrected: StudioChange = {
  kind: 'studio.corrected',
  payload: { level: 'national', ...because },
}
const result = (byWhom: string[]): StudioChange => recorded('a1', { byWhom })
const signed = (master: string | null): StudioChange => ({
  kind: 'apprenticeship.signed',
  payload: {
    ...{ apprenticeship: 'p1', master, agreement: '师徒协议', goals: '', entry: null },
    ...{ startsOn: '2021-01-01', endsOn: '2022-12-31' },
  },
})
const linkedLead: StudioChange = {
  kind: 'member.linked',
  payload: { member: null, person: 'p', consent: true },
}
const left: StudioChange = { kind: 'member.left', payload: { member: 'm1', on: '2021-02-01' } }
const amended: StudioChange = {
  kind: 'member.changed',
  payload: {
    ...{ member: 'm1', role: '顾问', certificates: [], joinedOn: '2019-01-01', leftOn: null },
    ...{ renamed: false, ...because },
  },
}

const before: StudioEventBody[] = [registered(), joined, status('rectifying')]
const refusal = (meanwhile: StudioChange[], event: StudioChange) =>
  studioRefusal(
    foldStudio([...before, ...meanwhile]),
    event,
    { rules: REGISTER_RULES, today: '2021-05-01' },
    before.length,
  )

it.each<[string, StudioChange, StudioChange]>([
  [
    'a restoration after a removal that its page does not show',
    status('removed'),
    status('active'),
  ],
  ['a correction of the level after it changed', level, corrected],
  ['texts after the lead wrote others', texts('新计划'), texts('旧计划')],
  ['texts with the honours of the former lead', lead, texts('计划')],
  ['a member put right after leaving', left, amended],
  ['a result of “the lead” when another one leads', lead, result(['lead2'])],
  ['an apprentice of “the lead” when another one leads', lead, signed(null)],
  ['a link of “the lead” when another one leads', lead, linkedLead],
])('refuses %s', (_name, meanwhile, event) => {
  expect(refusal([meanwhile], event)).toBe('stale')
})

it.each<[string, StudioChange, StudioChange]>([
  ['texts after a change of status', status('active'), texts('计划')],
  ['a result of a member when the lead changes', lead, result(['m1'])],
  ['a result of the former lead, who is meant', lead, result(['lead1'])],
  ['a level after new texts', texts('计划'), level],
  ['what nobody has touched', left, status('active')],
])('enters %s', (_name, meanwhile, event) => {
  expect(refusal([meanwhile], event)).toBeNull()
})

it('asks a change of no page nothing', () => {
  const state = foldStudio([...before, texts('新计划')])
  const circumstances = { rules: REGISTER_RULES, today: '2021-05-01' }
  expect(studioRefusal(state, texts('旧计划'), circumstances)).toBeNull()
})
