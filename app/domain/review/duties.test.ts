import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../notice/workCalendar'
import { ACHIEVEMENT_KINDS } from '../studio/events'
import { registerFigures } from '../studio/figures'
import { checkReviewScheme } from './checkReviewScheme'
import { compareDuties } from './compareDuties'
import { duties, DUTY_KINDS, statusOfDuty, type DutyFacts } from './duties'
import { checkDynamicRules, DYNAMIC_RULES, type DynamicRule } from './dynamicRules'
import { prefill, REGISTER_FIGURE_KEYS } from './prefill'
import { ruleChanges } from './ruleChanges'
import { STAR_NAMING, YEARLY_REVIEW } from './templates'

const { rules } = DYNAMIC_RULES
const studio: DutyFacts = {
  studioId: 's1',
  status: 'active',
  namedOn: '2019-03-01',
  statusSince: '2018-01-01',
  restoredOn: null,
  rectifyBy: null,
  resultsOn: ['2020-06-01'],
  reviews: [],
  leadGoneOn: null,
  unitClosedOn: null,
  apprenticeships: [],
  toFile: null,
  next: null,
}
const found = (facts: Partial<DutyFacts>, today: string) =>
  duties({ ...studio, ...facts }, rules, today)
const brief = (facts: Partial<DutyFacts>, today: string) =>
  found(facts, today).map(({ kind, since, dueOn, isOverdue }) => [kind, since, dueOn, isOverdue])

it('changes a status by three of its duties', () => {
  expect(DUTY_KINDS.flatMap((kind) => statusOfDuty(kind) ?? [])).toEqual([
    ...['rectifying', 'removed', 'cancelled'],
  ])
})

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
    ['have no result before it is named', { namedOn: null, resultsOn: [] }, '2021-12-01', []],
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
      'be assessed again until the last day of the month for it',
      { status: 'rectifying', rectifyBy: '2021-09-30' },
      '2021-10-30',
      [['reassess', '2021-10-01', '2021-10-30', false]],
    ],
    [
      'be removed if it has not passed by then',
      { status: 'rectifying', rectifyBy: '2021-09-30' },
      '2021-10-31',
      [
        ['reassess', '2021-10-01', '2021-10-30', true],
        ['remove', '2021-10-31', null, false],
      ],
    ],
    [
      'finish rectifying anew once a failed re-assessment gave it more time',
      { status: 'rectifying', statusSince: '2021-10-20', rectifyBy: '2022-01-20' },
      '2021-10-31',
      [['finishRectifying', '2021-10-20', '2022-01-20', false]],
    ],
    [
      'not be removed after passing the re-assessment',
      { status: 'active', statusSince: '2021-10-20', resultsOn: ['2021-09-15'] },
      '2021-10-31',
      [],
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

  it('count neither fails nor time without results from before it was taken back', () => {
    const reviews = [
      { decidedOn: '2019-12-01', failed: true },
      { decidedOn: '2020-12-01', failed: true },
    ]
    const resultsOn = ['2019-06-01']
    const kinds = (taken: Partial<DutyFacts>, today: string) =>
      found({ reviews, resultsOn, ...taken }, today).map(({ kind }) => kind)
    const back = { restoredOn: '2022-01-01', statusSince: '2022-01-01' }
    expect(kinds({}, '2022-01-02')).toEqual(['rectify', 'remove'])
    expect(kinds(back, '2022-01-02')).toEqual([])
    expect(kinds(back, '2023-01-02')).toEqual(['rectify'])
    const again = [...reviews, { decidedOn: '2022-12-01', failed: true }]
    expect(found({ reviews: again, ...back }, '2022-12-02')).toEqual([])
  })

  it('rectify nothing that a re-assessment has settled, until another year has gone by', () => {
    const passed = { statusSince: '2021-11-20' }
    expect(found(passed, '2021-11-21')).toEqual([])
    expect(found(passed, '2022-11-20')).toEqual([])
    const [again] = found(passed, '2022-11-21')
    expect(again).toMatchObject({ kind: 'rectify', reason: { lastOn: '2021-11-20' } })
  })

  it('know why it is on the list, and that a person decides', () => {
    expect(found({}, '2021-06-02')).toEqual([
      {
        key: 's1/noResult/rectify/2020-06-01',
        rule: 'noResult',
        kind: 'rectify',
        since: '2021-06-02',
        dueOn: '2021-09-02',
        isOverdue: false,
        reason: { why: 'noResult', lastOn: '2020-06-01', hadOne: true, months: 12 },
        needsConfirmation: true,
      },
    ])
    const [, remove] = found({ status: 'rectifying', rectifyBy: '2021-09-30' }, '2021-12-01')
    const late = { why: 'notReassessed', rectifyBy: '2021-09-30', reassessBy: '2021-10-30' }
    expect(remove).toMatchObject({ kind: 'remove', reason: late, needsConfirmation: true })
    const [replace, cancel] = found({ leadGoneOn: '2020-12-01' }, '2021-05-01')
    expect([replace?.needsConfirmation, cancel?.needsConfirmation]).toEqual([false, true])
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2018-01-01', days))
const someFacts: fc.Arbitrary<DutyFacts> = fc.record({
  studioId: fc.constant('s1'),
  status: fc.constantFrom('active', 'rectifying', 'removed', 'cancelled'),
  namedOn: fc.option(day),
  statusSince: day,
  rectifyBy: fc.option(day),
  restoredOn: fc.option(day),
  resultsOn: fc.array(day, { maxLength: 3 }),
  reviews: fc.array(fc.record({ decidedOn: day, failed: fc.boolean() }), { maxLength: 3 }),
  leadGoneOn: fc.option(day),
  unitClosedOn: fc.option(day),
  apprenticeships: fc
    .array(fc.record({ endsOn: day, isRunning: fc.boolean() }), { maxLength: 3 })
    .map((list) => list.map((one, index) => ({ ...one, id: `a${index}` }))),
  toFile: fc.constant(null),
  next: fc.constant(null),
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
  const today = '2021-06-02'
  const edited = (id: string, change: object) =>
    rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule))
  const under = (set: readonly DynamicRule[], facts: Partial<DutyFacts>) =>
    duties({ ...studio, ...facts }, set, today)

  it('find nothing when they are switched off', () => {
    expect(under(edited('noResult', { isOn: false }), {})).toEqual([])
    expect(under(edited('leadGone', { isOn: false }), {})).toHaveLength(1)
  })

  it('put studios on the list, take them off it, or give them other days', () => {
    const facts = { resultsOn: ['2020-12-01'], leadGoneOn: '2021-04-01' }
    const before = under(rules, facts)
    const stricter = compareDuties(before, under(edited('noResult', { months: 6 }), facts))
    expect(stricter).toMatchObject({ added: [{ kind: 'rectify' }], dropped: [], moved: [] })
    const without = compareDuties(before, under(edited('leadGone', { isOn: false }), facts))
    expect(without).toMatchObject({ added: [], dropped: [{ kind: 'replaceLead' }], moved: [] })
    const longer = compareDuties(before, under(edited('leadGone', { replaceMonths: 6 }), facts))
    expect(longer).toMatchObject({ added: [], dropped: [], moved: [{ dueOn: '2021-10-01' }] })
    expect(compareDuties(before, before)).toEqual({ added: [], dropped: [], moved: [] })
  })

  it('keep the key of a duty, so that a calendar moves it instead of doubling it', () => {
    const [before] = under(rules, {})
    const [after] = under(edited('noResult', { months: 6, rectifyMonths: 1 }), {})
    expect(after?.key).toBe(before?.key)
    expect(after?.since).not.toBe(before?.since)
  })

  it('are told apart from those before', () => {
    const after = edited('noResult', { isOn: false, months: 6 })
    expect(ruleChanges(rules, after)).toEqual([
      { what: 'off', rule: 'noResult' },
      { what: 'number', rule: 'noResult', number: 'months', from: 12, to: 6 },
    ])
    expect(ruleChanges(after, rules)[0]).toEqual({ what: 'on', rule: 'noResult' })
    expect(ruleChanges(rules, rules)).toEqual([])
    expect(ruleChanges([], rules.slice(0, 1))).toEqual([{ what: 'on', rule: 'noResult' }])
  })

  it('are checked', () => {
    expect(checkDynamicRules(DYNAMIC_RULES)).toEqual([])
    const broken = [
      { id: 'a', isOn: true, when: 'failsInARow', times: 0 },
      { id: 'a', isOn: true, when: 'leadGone', replaceMonths: 1 },
      { id: 'b', isOn: false, when: 'noResult', months: 121, rectifyMonths: 120 },
      { id: 'c', isOn: true, when: 'unitClosed', moveMonths: Number.NaN },
    ] as const
    expect(checkDynamicRules({ rules: broken })).toEqual([
      { code: 'rules.notANumber', id: 'a', number: 'times' },
      { code: 'rules.duplicateId', id: 'a', number: null },
      { code: 'rules.notANumber', id: 'b', number: 'months' },
      { code: 'rules.notANumber', id: 'c', number: 'moveMonths' },
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

describe('what a decision leaves to the next year', () => {
  const next = { kind: 'review', year: 2021, decidedOn: '2021-10-20', isOpened: false } as const
  const resultsOn = ['2021-09-01', '2022-09-01']

  it('is the next yearly review, until it has begun or the year is over', () => {
    const list = brief({ next, resultsOn }, '2021-10-21')
    expect(list).toEqual([['nextReview', '2021-10-20', '2022-12-31', false]])
    expect(brief({ next, resultsOn }, '2022-12-31').map(([kind]) => kind)).toEqual(['nextReview'])
    expect(brief({ next, resultsOn }, '2023-01-01')).toEqual([])
    expect(brief({ next: { ...next, isOpened: true }, resultsOn }, '2022-05-01')).toEqual([])
  })

  it('is to be assessed again, once the time to rectify is over', () => {
    const facts = {
      status: 'rectifying',
      ...{ statusSince: '2021-10-20', rectifyBy: '2022-01-20', resultsOn },
      next: { ...next, kind: 'reassess' },
    } as const satisfies Partial<DutyFacts>
    expect(brief(facts, '2021-11-01')).toEqual([
      ['finishRectifying', '2021-10-20', '2022-01-20', false],
      ['nextReassess', '2021-10-20', '2022-01-21', false],
    ])
    expect(brief(facts, '2022-01-21').map(([kind]) => kind)).toEqual(['reassess'])
    // Whoever was found to be in order again has nothing to be assessed for.
    expect(brief({ ...facts, status: 'active', rectifyBy: null }, '2021-11-01')).toEqual([])
  })
})
