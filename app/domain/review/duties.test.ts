import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../notice/workCalendar'
import { ACHIEVEMENT_KINDS } from '../studio/events'
import { registerFigures } from '../studio/figures'
import { checkReviewScheme } from './checkReviewScheme'
import { duties, type DutyFacts } from './duties'
import { checkDynamicRules, DYNAMIC_RULES } from './dynamicRules'
import { prefill, REGISTER_FIGURE_KEYS } from './prefill'
import { STAR_NAMING, YEARLY_REVIEW } from './templates'

const { rules } = DYNAMIC_RULES
const studio: DutyFacts = {
  studioId: 's1',
  status: 'active',
  foundedOn: '2018-01-01',
  namedOn: '2019-03-01',
  statusSince: '2018-01-01',
  rectifyBy: null,
  resultsOn: ['2020-06-01'],
  reviews: [],
  leadGoneOn: null,
  unitClosedOn: null,
  apprenticeships: [],
  toFile: null,
}
const found = (facts: Partial<DutyFacts>, today: string) =>
  duties({ ...studio, ...facts }, rules, today)
const brief = (facts: Partial<DutyFacts>, today: string) =>
  found(facts, today).map(({ kind, since, dueOn, isOverdue }) => [kind, since, dueOn, isOverdue])

describe('a studio has to', () => {
  it.each<[string, Partial<DutyFacts>, string, ReturnType<typeof brief>]>([
    ['do nothing on the last day of its year', {}, '2021-06-01', []],
    [
      'rectify from the day after',
      {},
      '2021-06-02',
      [['rectify', '2021-06-02', '2021-09-02', false]],
    ],
    ['rectify, and is late', {}, '2021-09-03', [['rectify', '2021-06-02', '2021-09-02', true]]],
    [
      'have a first result within a year of its naming',
      { resultsOn: [] },
      '2020-03-02',
      [['rectify', '2020-03-02', '2020-06-02', false]],
    ],
    [
      'do nothing with a result that is older but named since',
      { namedOn: '2021-01-01' },
      '2021-12-01',
      [],
    ],
    [
      'not count a result of tomorrow',
      { resultsOn: ['2020-06-01', '2021-06-03'] },
      '2021-06-02',
      [['rectify', '2021-06-02', '2021-09-02', false]],
    ],
    [
      'finish rectifying',
      { status: 'rectifying', statusSince: '2021-06-30', rectifyBy: '2021-09-30' },
      '2021-09-30',
      [['finishRectifying', '2021-06-30', '2021-09-30', false]],
    ],
    [
      'be assessed again once that time is over',
      { status: 'rectifying', rectifyBy: '2021-09-30' },
      '2021-10-01',
      [['reassess', '2021-10-01', '2021-10-30', false]],
    ],
    [
      'find another lead',
      { leadGoneOn: '2021-03-31' },
      '2021-05-01',
      [['replaceLead', '2021-03-31', '2021-06-30', false]],
    ],
    [
      'move to another unit, or be cancelled',
      { unitClosedOn: '2021-01-31' },
      '2021-05-01',
      [
        ['moveUnit', '2021-01-31', '2021-04-30', true],
        ['cancel', '2021-05-01', null, false],
      ],
    ],
    [
      'evaluate an apprentice',
      {
        apprenticeships: [
          { id: 'a1', endsOn: '2021-04-30', isRunning: true },
          { id: 'a2', endsOn: '2021-04-30', isRunning: false },
          { id: 'a3', endsOn: '2021-05-01', isRunning: true },
        ],
      },
      '2021-05-01',
      [['evaluateApprentice', '2021-05-01', '2021-05-30', false]],
    ],
    [
      'file its self-assessment',
      { toFile: { cycleId: 'cycle:2021', openedOn: '2021-04-01', deadline: '2021-04-30' } },
      '2021-05-01',
      [['fileAssessment', '2021-04-01', '2021-04-30', true]],
    ],
    ['do nothing once removed', { status: 'removed', leadGoneOn: '2020-01-01' }, '2021-09-01', []],
    ['do nothing once cancelled', { status: 'cancelled' }, '2021-09-01', []],
  ])('%s', (_, facts, today, expected) => {
    expect(brief(facts, today)).toEqual(expected)
  })

  it.each<[readonly boolean[], number]>([
    [[true], 0],
    [[true, true], 1],
    [[true, false, true], 0],
    [[false, true, true, true], 1],
    [[true, true, false], 0],
  ])('be removed after failing as in %j: %i', (fails, times) => {
    const reviews = fails.map((failed, index) => ({ decidedOn: `201${index + 5}-11-30`, failed }))
    const remove = found({ reviews }, '2021-01-01').filter(({ kind }) => kind === 'remove')
    expect(remove).toHaveLength(times)
  })

  it('know why it is on the list, and that a person decides', () => {
    expect(found({}, '2021-06-02')).toEqual([
      {
        key: 's1/noResult/rectify/2021-06-02',
        rule: 'noResult',
        kind: 'rectify',
        since: '2021-06-02',
        dueOn: '2021-09-02',
        isOverdue: false,
        reason: { why: 'noResult', lastOn: '2020-06-01', hadOne: true, months: 12 },
        needsConfirmation: true,
      },
    ])
    const [replace, cancel] = found({ leadGoneOn: '2020-12-01' }, '2021-05-01')
    expect([replace?.needsConfirmation, cancel?.needsConfirmation]).toEqual([false, true])
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2018-01-01', days))
const someFacts: fc.Arbitrary<DutyFacts> = fc.record({
  studioId: fc.constant('s1'),
  status: fc.constantFrom('active', 'rectifying', 'removed', 'cancelled'),
  foundedOn: fc.constant('2018-01-01'),
  namedOn: fc.option(day),
  statusSince: day,
  rectifyBy: fc.option(day),
  resultsOn: fc.array(day, { maxLength: 3 }),
  reviews: fc.array(fc.record({ decidedOn: day, failed: fc.boolean() }), { maxLength: 3 }),
  leadGoneOn: fc.option(day),
  unitClosedOn: fc.option(day),
  apprenticeships: fc
    .array(fc.record({ endsOn: day, isRunning: fc.boolean() }), { maxLength: 3 })
    .map((list) => list.map((one, index) => ({ ...one, id: `a${index}` }))),
  toFile: fc.constant(null),
})

describe('any duties', () => {
  it('have keys of their own, stay until the facts change, and keep their key and last day', () => {
    fc.assert(
      fc.property(someFacts, day, (facts, today) => {
        const future = facts.resultsOn.some((date) => date > today)
        const now = duties(facts, rules, today)
        expect(new Set(now.map(({ key }) => key)).size).toBe(now.length)
        if (future) return
        const later = duties(facts, rules, addDays(today, 1))
        for (const duty of now.filter(({ kind }) => kind !== 'finishRectifying')) {
          const same = later.find(({ key }) => key === duty.key)
          expect(same).toMatchObject({ since: duty.since, dueOn: duty.dueOn, reason: duty.reason })
        }
      }),
    )
  })
})

describe('edited rules', () => {
  it('are checked', () => {
    expect(checkDynamicRules(DYNAMIC_RULES)).toEqual([])
    const broken = [
      { id: 'a', when: 'failsInARow', times: 0 },
      { id: 'a', when: 'leadGone', replaceMonths: 1 },
    ] as const
    expect(checkDynamicRules({ rules: broken })).toEqual([
      { code: 'rules.notANumber', id: 'a' },
      { code: 'rules.duplicateId', id: 'a' },
    ])
  })
})

describe("the register's figures", () => {
  const nothing = { achievements: [], apprenticeships: [], members: [], grants: [] }

  it('fill every key that a rubric may read', () => {
    const figures = prefill(registerFigures(nothing, 2021))
    expect(Object.keys(figures)).toEqual(REGISTER_FIGURE_KEYS)
    expect(REGISTER_FIGURE_KEYS).toHaveLength(7 + ACHIEVEMENT_KINDS.length)
    const one = {
      kind: 'patent',
      year: 2021,
      benefitFen: 5n,
      adopted: true,
      status: 'recorded',
    } as const
    const year = prefill(registerFigures({ ...nothing, achievements: [one] }, 2021))
    expect(year).toMatchObject({ achievements: 1, 'kind.patent': 1, benefitFen: 5n, converted: 1 })
  })

  it.each([YEARLY_REVIEW, STAR_NAMING])('are enough for the template $template', (scheme) => {
    expect(checkReviewScheme(scheme, REGISTER_FIGURE_KEYS)).toEqual([])
  })
})
