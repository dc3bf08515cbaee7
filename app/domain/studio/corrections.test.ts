import { describe, expect, it } from 'vitest'
import { foldStudio } from './apply'
import { studioRefusal } from './decide'
import type { StudioChange, StudioEventBody } from './events'
import { countable, registerFigures, registerYears } from './figures'
import { historyEntry } from './history'
import { REGISTER_RULES } from './registerRules'
import { aStudio, recorded, registered, signed } from './testStudio'

const now = { rules: REGISTER_RULES, today: '2021-06-01' }
const because = { on: '2021-06-01', reason: '登记有误' }
type Payload<K extends StudioChange['kind']> = Extract<StudioChange, { kind: K }>['payload']

const after = (...more: StudioChange[]) => foldStudio([...aStudio(), ...more])
const refusal = (event: StudioChange, ...before: StudioChange[]) =>
  studioRefusal(after(...before), event, now)

const corrected = (facts: Partial<Payload<'studio.corrected'>>): StudioChange => ({
  kind: 'studio.corrected',
  payload: { ...facts, ...because },
})
const named = (on: string, cycle: string | null = null): StudioChange => ({
  kind: 'studio.named',
  payload: { level: 'city', cycle, on, reason: '命名' },
})
const level = (on: string): StudioChange => ({
  kind: 'studio.levelChanged',
  payload: { level: 'province', on, reason: '晋升' },
})
const member = (more: Partial<Payload<'member.changed'>> = {}): StudioChange => ({
  kind: 'member.changed',
  payload: {
    ...{ member: 'm1', role: '成员', certificates: ['高级技师'], joinedOn: '2018-05-01' },
    ...{ leftOn: null, renamed: false, ...because, ...more },
  },
})
const apprenticeship = (more: Partial<Payload<'apprenticeship.changed'>> = {}): StudioChange => ({
  kind: 'apprenticeship.changed',
  payload: {
    ...{ apprenticeship: 'p1', master: 'm1', agreement: '师徒协议', goals: '取得高级工证书' },
    ...{ startsOn: '2019-07-01', endsOn: '2021-06-30', status: 'running' as const },
    ...{ renamed: false, evaluated: false, ...because, ...more },
  },
})
const result = (more: Partial<Payload<'achievement.changed'>> = {}): StudioChange => ({
  kind: 'achievement.changed',
  payload: { ...recorded('a1').payload, ...because, ...more },
})
const grant = (more: Partial<Payload<'grant.changed'>> = {}): StudioChange => ({
  kind: 'grant.changed',
  payload: {
    ...{ grant: 'g1', year: 2020, source: '市总工会', amountFen: '3000000', purpose: '' },
    ...{ receivedOn: '2020-03-01', ...because, ...more },
  },
})
const spent = (amountFen: string, spending?: string): StudioChange => ({
  kind: 'grant.spent',
  payload: {
    grant: 'g1',
    amountFen,
    what: '设备',
    on: '2020-09-01',
    ...(spending && { spending }),
  },
})
const spending = (more: Partial<Payload<'spending.changed'>> = {}): StudioChange => ({
  kind: 'spending.changed',
  payload: {
    ...{ grant: 'g1', spending: 'g1-1', amountFen: '100', what: '设备', spentOn: '2020-09-01' },
    ...{ ...because, ...more },
  },
})
const dropSpending: StudioChange = {
  kind: 'spending.withdrawn',
  payload: { grant: 'g1', spending: 'g1-1', ...because },
}
const dropGrant: StudioChange = { kind: 'grant.withdrawn', payload: { grant: 'g1', ...because } }
const dropApprenticeship: StudioChange = {
  kind: 'apprenticeship.withdrawn',
  payload: { apprenticeship: 'p1', ...because },
}

describe('a naming', () => {
  const unnamed: StudioEventBody[] = [registered({ namedOn: null })]
  const of = (event: StudioChange, ...more: StudioChange[]) =>
    studioRefusal(foldStudio([...unnamed, ...more]), event, now)

  it('comes once, and before any change of level', () => {
    expect(of(named('2021-05-01'))).toBeNull()
    expect(of(named('2016-04-30'))).toBe('beforeFounding')
    expect(of(level('2021-05-01'))).toBe('neverNamed')
    expect(of(level('2021-04-30'), named('2021-05-01'))).toBe('beforeNaming')
    expect(of(named('2021-05-02'), named('2021-05-01'))).toBe('named')
    expect(refusal(named('2021-05-01'))).toBe('named')
    const state = foldStudio([...unnamed, named('2021-05-01')])
    expect(state).toMatchObject({ level: 'city', namedOn: '2021-05-01' })
  })

  it('that was entered by mistake can be taken back, but not a review’s', () => {
    const back = corrected({ namedOn: null, level: 'county' })
    expect(of(back, named('2021-05-01'))).toBeNull()
    expect(of(back, named('2021-05-01', 'cycle-1'))).toBe('namedInCycle')
    expect(of(named('2021-04-01'), named('2021-05-01'), back)).toBeNull()
  })
})

describe('a correction', () => {
  it.each<[string, StudioChange, string | null]>([
    ['of nothing', corrected({}), 'nothingChanged'],
    ['of the founding', corrected({ foundedOn: '2016-06-01' }), null],
    [
      'of the founding to a day after a member came',
      corrected({ foundedOn: '2018-05-02', namedOn: '2018-06-01' }),
      'beforeFounding',
    ],
    [
      'of the founding to a day after the naming',
      corrected({ foundedOn: '2018-04-29' }),
      'datesOrder',
    ],
    ['of the naming to tomorrow', corrected({ namedOn: '2021-06-02' }), 'future'],
    ['of the lead’s name', corrected({ leadName: true }), null],
    ['of a member', member({ role: '副领军人' }), null],
    ['of a member’s name', member({ renamed: true }), null],
    ['of a member as it is', member(), 'nothingChanged'],
    ['of nobody', member({ member: 'm9', role: 'x' }), 'memberUnknown'],
    ['of a member who left before coming', member({ leftOn: '2018-04-30' }), 'datesOrder'],
    ['of a result', result({ benefitFen: '1' }), null],
    ['of who made it', result({ byWhom: ['m1', 'lead1'] }), null],
    ['of a result as it is', result(), 'nothingChanged'],
    ['of a result to tomorrow', result({ year: 2021, doneOn: '2021-06-02' }), 'future'],
    ['of a result that is not there', result({ achievement: 'a9' }), 'achievementUnknown'],
    ['of an apprenticeship', apprenticeship({ goals: '取得技师证书' }), null],
    ['of an apprenticeship as it is', apprenticeship(), 'nothingChanged'],
    ['of its master to the lead', apprenticeship({ master: 'lead1' }), null],
    ['of its master to nobody', apprenticeship({ master: 'm9' }), 'memberUnknown'],
    [
      'of its period to half a year',
      apprenticeship({ endsOn: '2019-12-31' }),
      'apprenticeshipPeriod',
    ],
    ['of its outcome while it runs', apprenticeship({ status: 'passed' }), 'apprenticeshipOver'],
    ['of a grant', grant({ source: '省总工会' }), null],
    ['of a grant to nothing', grant({ amountFen: '0' }), 'amount'],
    ['of a spending that is not there', spending({ amountFen: '1' }), 'spendingUnknown'],
    ['by withdrawing a grant', dropGrant, null],
    ['by withdrawing a spending that is not there', dropSpending, 'spendingUnknown'],
  ])('%s: %s', (_, event, code) => {
    expect(refusal(event)).toBe(code)
  })

  it('keeps the order of naming and level', () => {
    expect(refusal(corrected({ namedOn: '2020-03-02' }), level('2020-03-01'))).toBe('namedLater')
    expect(refusal(corrected({ namedOn: '2020-03-01' }), level('2020-03-01'))).toBeNull()
  })

  it('is entered also after a studio’s end', () => {
    const end = { status: 'removed', rectifyBy: null, barredUntil: null, cycle: null } as const
    const gone: StudioChange = {
      kind: 'studio.statusChanged',
      payload: { ...end, on: '2021-05-01', reason: '摘牌' },
    }
    expect(refusal(corrected({ foundedOn: '2016-06-01' }), gone)).toBeNull()
    expect(refusal(member({ role: 'x' }), gone)).toBe('ended')
  })

  it('never lets more be spent than was received', () => {
    expect(refusal(grant({ amountFen: '99' }), spent('100'))).toBe('overspent')
    expect(refusal(spending({ amountFen: '3000000' }), spent('100'))).toBeNull()
    expect(refusal(spending({ amountFen: '3000001' }), spent('100'))).toBe('overspent')
    expect(refusal(dropGrant, spent('100'))).toBe('grantSpent')
    expect(refusal(dropGrant, spent('100'), dropSpending)).toBeNull()
    expect(refusal(spent('100'), dropGrant)).toBe('grantUnknown')
    const { grants } = after(spent('100'), spent('50', 's2'), dropSpending)
    expect(grants.get('g1')).toMatchObject({ spentFen: 50n })
    expect([...(grants.get('g1')?.spendings.keys() ?? [])]).toEqual(['g1-1', 's2'])
  })

  it('takes what was withdrawn out of the figures', () => {
    const figures = registerFigures(countable(after(dropGrant, dropApprenticeship)), 2020)
    expect(figures).toMatchObject({ apprentices: 0, grantFen: 0n })
    expect(registerYears(after(), now.today).map(({ year }) => year)).toEqual([2021, 2020, 2019])
    const less = registerYears(after(dropGrant, dropApprenticeship), now.today)
    expect(less.map(({ year }) => year)).toEqual([2021, 2020])
    expect(less[1]).toMatchObject({ achievements: 1 })
  })

  it('says in the history what was, what is and why, and nobody’s name', () => {
    expect(historyEntry(after(), grant({ amountFen: '1' }))).toMatchObject({
      ...{ kind: 'grant', from: '{"source":"市总工会","amount":"30000.00"}' },
      to: '{"source":"市总工会","amount":"0.01"}',
      ...{ reason: because.reason, at: because.on },
    })
    const both = member({ role: '副领军人', renamed: true })
    expect(historyEntry(after(), both)?.to).toBe('{"role":"副领军人","name":""}')
    const other = result({ benefitFen: '1', adopted: false, byWhom: ['m2'] })
    expect(historyEntry(after(), other)).toMatchObject({
      ...{ kind: 'achievement', reason: because.reason, at: because.on },
      from: '{"title":"示例改造 a1","benefit":"12000.00","adopted":"yes","byWhom":""}',
      to: '{"title":"示例改造 a1","benefit":"0.01","adopted":"no","byWhom":""}',
    })
    const { on, reason, ...old } = other.payload as Payload<'achievement.changed'>
    expect([on, reason]).toEqual([because.on, because.reason])
    expect(historyEntry(after(), { kind: 'achievement.changed', payload: old })).toBeNull()
    expect(historyEntry(after(), dropGrant)).toMatchObject({
      from: '{"source":"市总工会"}',
      to: '{}',
    })
  })
})

describe('a lead', () => {
  const next: StudioChange = {
    kind: 'studio.leadChanged',
    payload: { lead: 'lead2', honours: [], on: '2021-03-01', reason: '接任' },
  }
  const full = ['a', 'b', 'c', 'd', 'e'].map((id) => signed(id, { master: null }))
  const more = signed('f', { master: 'lead2', startsOn: '2021-04-01', endsOn: '2023-03-31' })

  it('leaves the apprentices with who taught them', () => {
    const state = after(...full, next)
    expect([...state.apprenticeships.values()].map(({ master }) => master)).toEqual([
      ...['m1', 'lead1', 'lead1', 'lead1', 'lead1', 'lead1'],
    ])
    expect(refusal(more, ...full, next)).toBeNull()
    expect(refusal({ ...more, payload: { ...more.payload, master: 'lead1' } }, next)).toBe(
      'memberUnknown',
    )
  })
})

it('corrects a unit’s zone alone', () => {
  const unit = { unit: 'u1', zone: 'LC', on: '2021-03-01', reason: '登记有误' }
  const move = (zone: string): StudioChange => ({
    kind: 'studio.unitChanged',
    payload: { ...unit, zone },
  })
  expect(refusal(move('LC'))).toBe('nothingChanged')
  expect(refusal(move('AG'))).toBeNull()
  expect(historyEntry(after(), move('AG'))).toMatchObject({ kind: 'zone', from: 'LC', to: 'AG' })
})
