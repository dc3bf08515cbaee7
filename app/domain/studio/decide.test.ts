import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyStudioEvent, foldStudio } from './apply'
import { registrationRefusal, studioRefusal } from './decide'
import type { StudioChange as Later, StudioEventBody, StudioStatus } from './events'
import { REGISTER_RULES } from './registerRules'
import { aStudio, granted, joined, recorded, registered, signed } from './testStudio'

const now = { rules: REGISTER_RULES, today: '2021-06-01' }
const because = { on: '2021-03-01', reason: '依规' }

function refusal(event: Later, ...before: Later[]) {
  return studioRefusal(foldStudio([...aStudio(), ...before]), event, now)
}

const star = (value: number, on = because.on): Later => ({
  kind: 'studio.starChanged',
  payload: { star: value, cycle: '2020', reason: '复核', on },
})
const status = (
  to: StudioStatus,
  more: { on?: string; rectifyBy?: string | null; barredUntil?: string | null } = {},
): Later => ({
  kind: 'studio.statusChanged',
  payload: { status: to, rectifyBy: null, barredUntil: null, cycle: null, ...because, ...more },
})
const spent = (amountFen: string, on = '2020-09-01', grant = 'g1'): Later => ({
  kind: 'grant.spent',
  payload: { grant, amountFen, what: '设备', on },
})
const left = (member: string, on = '2021-01-01'): Later => ({
  kind: 'member.left',
  payload: { member, on },
})
const over = (apprenticeship: string, on = '2021-01-01'): Later => ({
  kind: 'apprenticeship.ended',
  payload: { apprenticeship, status: 'passed', on },
})

describe('a registration', () => {
  it.each([
    [{}, null],
    [{ foundedOn: '2021-06-02', namedOn: null }, 'future'],
    [{ namedOn: '2021-06-02' }, 'future'],
    [{ namedOn: '2016-04-30' }, 'datesOrder'],
    [{ namedOn: null }, null],
    [{ star: 5 }, null],
    [{ star: 6 }, 'starRange'],
  ])('%j: %s', (facts, code) => {
    expect(registrationRefusal(registered(facts), now)).toBe(code)
  })
})

describe('a change', () => {
  it.each<[string, Later, string | null]>([
    ['texts', { kind: 'studio.changed', payload: { plan: '新计划' } }, null],
    ['the same texts', { kind: 'studio.changed', payload: { plan: '' } }, 'nothingChanged'],
    ['no texts', { kind: 'studio.changed', payload: {} }, 'nothingChanged'],
    ['level', { kind: 'studio.levelChanged', payload: { level: 'city', ...because } }, null],
    [
      'level as it is',
      { kind: 'studio.levelChanged', payload: { level: 'county', ...because } },
      'nothingChanged',
    ],
    [
      'lead tomorrow',
      {
        kind: 'studio.leadChanged',
        payload: { lead: 'x', honours: [], on: '2021-06-02', reason: '' },
      },
      'future',
    ],
    [
      'unit before the founding',
      {
        kind: 'studio.unitChanged',
        payload: { unit: 'u2', zone: 'LC', on: '2016-04-30', reason: '' },
      },
      'beforeFounding',
    ],
    ['star', star(3), null],
    ['star above the scheme', star(6), 'starRange'],
    ['half a star', star(1.5), 'starRange'],
    ['rectify', status('rectifying', { rectifyBy: '2021-06-30' }), null],
    ['rectify without a day', status('rectifying'), 'rectifyBy'],
    ['rectify by a past day', status('rectifying', { rectifyBy: '2021-03-01' }), 'rectifyBy'],
    ['remove with a bar', status('removed', { barredUntil: '2027-03-01' }), null],
    ['remove with a bar that is over', status('removed', { barredUntil: '2021-03-01' }), 'barred'],
    ['cancel with a bar', status('cancelled', { barredUntil: '2027-03-01' }), 'barred'],
    ['restore what is active', status('active'), 'statusMove'],
    ['join', joined('m3'), null],
    ['join twice', joined('m1'), 'used'],
    ['join before the founding', joined('m3', '2016-04-30'), 'beforeFounding'],
    ['leave', left('m1'), null],
    ['leave before joining', left('m1', '2018-04-30'), 'datesOrder'],
    ['leave unknown', left('m9'), 'memberUnknown'],
    ['a result', recorded('a2'), null],
    ['the same result', recorded('a2', { title: ' 示例改造　Ａ1' }), 'achievementTwice'],
    [
      'the same title of another kind',
      recorded('a2', { title: '示例改造 a1', kind: 'paper' }),
      null,
    ],
    ['an id twice', recorded('a1', { title: '别的' }), 'used'],
    ['used in the next year', recorded('a2', { year: 2021 }), null],
    ['counted two years on', recorded('a2', { year: 2022 }), 'achievementYear'],
    ['by a stranger', recorded('a2', { byWhom: ['m9'] }), 'memberUnknown'],
    ['a loss', recorded('a2', { benefitFen: '-1' }), 'amount'],
    ['tomorrow’s result', recorded('a2', { year: 2021, doneOn: '2021-06-02' }), 'future'],
    [
      'changed as itself',
      { ...recorded('a1', { benefitFen: '1' }), kind: 'achievement.changed' },
      null,
    ],
    ['changed unknown', { ...recorded('a9'), kind: 'achievement.changed' }, 'achievementUnknown'],
    ['an apprentice', signed('p2'), null],
    ['of the lead', signed('p2', { master: null }), null],
    ['of a stranger', signed('p2', { master: 'm9' }), 'memberUnknown'],
    ['for a year', signed('p2', { endsOn: '2020-06-30' }), null],
    ['for a day less', signed('p2', { endsOn: '2020-06-29' }), 'apprenticeshipPeriod'],
    ['for three years', signed('p2', { endsOn: '2022-06-30' }), null],
    ['to the anniversary', signed('p2', { endsOn: '2022-07-01' }), null],
    ['for two days more', signed('p2', { endsOn: '2022-07-02' }), 'apprenticeshipPeriod'],
    ['ended', over('p1'), null],
    ['ended before it began', over('p1', '2019-06-30'), 'datesOrder'],
    ['ended unknown', over('p9'), 'apprenticeshipUnknown'],
    ['money', granted('g2', '2000000'), null],
    ['the same money again', granted('g2'), 'grantTwice'],
    ['no money', granted('g2', '0'), 'amount'],
    ['all of it', spent('3000000'), null],
    ['a fen more', spent('3000001'), 'overspent'],
    ['before it came', spent('1', '2020-02-28'), 'datesOrder'],
    ['of nothing', spent('1', '2020-09-01', 'g9'), 'grantUnknown'],
  ])('%s', (_what, event, code) => {
    expect(refusal(event)).toBe(code)
  })

  it('notes once that the lead is gone or the unit closed, until somebody else is entered', () => {
    const gone = (kind: 'studio.leadGone' | 'studio.unitClosed', on = because.on): Later => ({
      kind,
      payload: { on, reason: '退休' },
    })
    const lead: Later = {
      kind: 'studio.leadChanged',
      payload: { lead: 'x', honours: [], on: '2021-04-01', reason: '接任' },
    }
    const unit: Later = {
      kind: 'studio.unitChanged',
      payload: { unit: 'u2', zone: 'LC', on: '2021-04-01', reason: '划转' },
    }
    for (const [kind, next] of [
      ['studio.leadGone', lead],
      ['studio.unitClosed', unit],
    ] as const) {
      expect(refusal(gone(kind))).toBeNull()
      expect(refusal(gone(kind, '2021-06-02'))).toBe('future')
      expect(refusal(gone(kind, '2016-04-30'))).toBe('beforeFounding')
      expect(refusal(gone(kind), gone(kind))).toBe('nothingChanged')
      expect(refusal(gone(kind, '2021-03-31'), next)).toBe('beforeLastChange')
      const noted = foldStudio([...aStudio(), gone('studio.leadGone'), gone('studio.unitClosed')])
      expect([noted.leadGoneOn, noted.unitClosedOn]).toEqual([because.on, because.on])
      expect(refusal(gone(kind, '2021-05-01'), gone(kind), next)).toBeNull()
    }
    const after = foldStudio([...aStudio(), gone('studio.leadGone'), lead])
    expect(after.leadGoneOn).toBeNull()
  })

  it('keeps changes of one kind in the order of their days', () => {
    expect(refusal(star(2, '2020-01-01'), star(3, '2020-12-31'))).toBe('beforeLastChange')
    expect(refusal(star(2, '2020-12-31'), star(3, '2020-12-31'))).toBeNull()
    expect(refusal(star(3), star(3, '2020-12-31'))).toBe('nothingChanged')
  })

  it('is not taken from a studio that is removed or cancelled, until it is restored', () => {
    const removed = status('removed', { on: '2021-01-01', barredUntil: '2021-02-28' })
    for (const event of [star(3), joined('m3'), recorded('a2'), granted('g2'), spent('1')]) {
      expect(refusal(event, removed)).toBe('ended')
      expect(refusal(event, status('cancelled', { on: '2021-01-01' }))).toBe('ended')
    }
    expect(refusal(status('active', { on: '2021-02-28' }), removed)).toBe('barred')
    expect(refusal(status('active'), removed)).toBeNull()
    expect(refusal(joined('m3'), removed, status('active'))).toBeNull()
  })

  it('frees the title of a withdrawn result and the place of an ended apprentice', () => {
    const again = recorded('a2', { title: '示例改造 a1' })
    const withdrawn: Later = {
      kind: 'achievement.withdrawn',
      payload: { achievement: 'a1', reason: '权属争议' },
    }
    expect(refusal(again)).toBe('achievementTwice')
    expect(refusal(again, withdrawn)).toBeNull()
    expect(refusal(withdrawn, withdrawn)).toBe('achievementUnknown')

    const full = ['p2', 'p3', 'p4', 'p5'].map((id) => signed(id))
    const next = { startsOn: '2021-02-01', endsOn: '2023-01-31' }
    expect(refusal(signed('p6', next), ...full)).toBe('tooManyApprentices')
    expect(refusal(signed('p6', { ...next, master: 'm2' }), ...full)).toBeNull()
    expect(refusal(signed('p6', next), ...full, over('p2'))).toBeNull()
    expect(refusal(over('p2'), ...full, over('p2'))).toBe('apprenticeshipOver')
  })

  it('gives a member who has left no apprentice', () => {
    expect(refusal(signed('p2'), left('m1'))).toBe('memberLeft')
    expect(refusal(left('m1'), left('m1'))).toBe('memberLeft')
  })
})

const day = fc
  .integer({ min: 0, max: 2_500 })
  .map((days) => new Date(Date.UTC(2016, 0, days)).toISOString().slice(0, 10))
const id = fc.constantFrom('1', '2', '3')
const anyEvent: fc.Arbitrary<Later> = fc.oneof(
  fc.tuple(fc.integer({ min: -1, max: 6 }), day).map(([value, on]) => star(value, on)),
  fc
    .tuple(fc.constantFrom<StudioStatus>('active', 'removed', 'cancelled'), day)
    .map(([to, on]) => status(to, { on })),
  fc.tuple(id, day).map(([member, on]) => joined(`m${member}`, on)),
  fc.tuple(id, day).map(([member, on]) => left(`m${member}`, on)),
  fc
    .tuple(fc.uuid(), id, day, fc.integer({ min: 0, max: 4 }))
    .map(([apprenticeship, master, startsOn, years]) =>
      signed(apprenticeship, {
        master: `m${master}`,
        startsOn,
        endsOn: `${Number(startsOn.slice(0, 4)) + years}-06-30`,
      }),
    ),
  fc.tuple(fc.integer({ min: -1, max: 2_000_000 }), day).map(([fen, on]) => spent(`${fen}`, on)),
)

it('keeps the register’s limits, whatever is tried', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), fc.array(day), (tries, days) => {
      const log: StudioEventBody[] = aStudio()
      const state = foldStudio(log)
      for (const event of tries) {
        if (studioRefusal(state, event, now) !== null) continue
        applyStudioEvent(state, event)
        log.push(event)
      }
      expect(foldStudio(log)).toEqual(state)
      expect(state.seq).toBe(log.length)
      expect(state.star).toBeGreaterThanOrEqual(0)
      expect(state.star).toBeLessThanOrEqual(5)
      for (const grant of state.grants.values())
        expect(grant.spentFen <= grant.amountFen).toBe(true)
      for (const master of ['m1', 'm2', 'm3']) {
        const own = [...state.apprenticeships.values()].filter((one) => one.master === master)
        for (const on of [...days, ...own.map(({ startsOn }) => startsOn)]) {
          const count = own.filter((one) => one.startsOn <= on && on <= one.endsOn).length
          expect(count).toBeLessThanOrEqual(REGISTER_RULES.apprentices.mostPerMaster)
        }
      }
    }),
  )
})

it('refuses a log that is no studio’s', () => {
  expect(() => foldStudio([joined('m1')])).toThrow(/no registration/)
  expect(() => foldStudio([registered(), registered()])).toThrow(/twice/)
  expect(() => foldStudio([registered(), left('m1')])).toThrow(/m1/)
})
