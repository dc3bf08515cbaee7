import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { beginStudio } from '../apply'
import { ACHIEVEMENT_KINDS, type StudioChange } from '../events'
import { REGISTER_RULES } from '../registerRules'
import { cellText, sheetLines, type CellWords } from './cells'
import { findHead, plainHeading, type ReadSheet, type SheetCell } from './columns'
import {
  DETAIL_COLUMNS,
  DETAIL_KINDS,
  detailLayout,
  formColumns,
  ITEM_COLUMN,
  type DetailKind,
} from './detailColumns'
import type { Facts, StudioDetails } from './details'
import { peopleNamed } from './namedPeople'
import { studioFinder } from './namedStudio'
import { planDetails, type DetailRow } from './planDetails'

const read = (rows: SheetCell[][], more: Partial<ReadSheet> = {}): ReadSheet => ({
  ...{ rows, formulas: [], merged: [] },
  ...more,
})
const headOf = (kind: DetailKind, sheet: ReadSheet) => {
  const layout = detailLayout(kind)
  const columnOf = (heading: string) =>
    layout.columns.find((column) => plainHeading(column) === heading)
  return findHead(sheet, layout, columnOf)
}

describe('the headings of each kind', () => {
  it.each(DETAIL_KINDS)('of %s are those of the export and of its empty form', (kind) => {
    for (const columns of [['id', 'name', ...DETAIL_COLUMNS[kind]], formColumns(kind)]) {
      const head = headOf(kind, read([['标题'], columns]))
      expect(head).toMatchObject({ row: 1, unknown: [] })
      expect('places' in head && head.places.size).toBe(columns.length)
    }
    expect(headOf(kind, read([['id', 'x']]))).toEqual({
      ...{ code: 'noHead', columns: ['name', ITEM_COLUMN[kind]] },
    })
    expect(headOf(kind, read([['id', ITEM_COLUMN[kind]]]))).toMatchObject({
      code: 'missingColumns',
    })
  })

  it('leave out of the form what an import does not bring', () => {
    expect(formColumns('grants')).not.toContain('spent')
    expect(formColumns('members')).not.toContain('leftOn')
    expect(formColumns('apprenticeships').at(-1)).toBe('endsOn')
  })
})

describe('a cell', () => {
  const words: CellWords = { kind: new Map([['专利', 'patent']]) }

  it.each<[Parameters<typeof cellText>[0], SheetCell, string | null]>([
    ['tick', '✓', 'on'],
    ['tick', ' 是 ', 'on'],
    ['tick', 'Yes', 'on'],
    ['tick', true, 'on'],
    ['tick', '否', ''],
    ['tick', false, ''],
    ['tick', null, ''],
    ['tick', '也许', null],
    ['money', 12500.5, '12500.5'],
    ['money', '￥12,500.50元', '12,500.50'],
    ['money', 12345.599999999999, '12345.6'],
    ['money', 0.1 + 0.2, '0.3'],
    ['money', 12345.678, '12345.678'],
    ['money', '12345.599999999999', '12345.599999999999'],
    ['creditCode', ' 911306007233656123 ', '911306007233656123'],
    ['creditCode', 911306007233656000, null],
    ['creditCode', null, ''],
    ['year', 2020, '2020'],
    ['year', '2020年度', '2020'],
    ['kind', '专 利', 'patent'],
    ['kind', 'Paper', 'paper'],
    ['kind', '专著', null],
    ['outcome', 'passed', 'passed'],
    ['day', '2020.6.1', '2020-06-01'],
  ])('read as a %s: %o', (reading, cell, text) => {
    expect(cellText(reading, cell, words)).toEqual(
      text === null ? { ok: false, code: reading } : { ok: true, text },
    )
  })

  it('that is a formula or merged is refused in its row and column', () => {
    const columns = formColumns('grants')
    const sheet = read([columns, ['s1', '', 2020, '市总', 5, '', '2020-01-01']], {
      ...{ formulas: [[1, 4]], merged: [[1, 3]] },
    })
    const head = headOf('grants', sheet)
    if (!('places' in head)) throw new Error(head.code)
    expect(sheetLines(sheet, head, detailLayout('grants'), words)).toMatchObject([
      {
        line: 2,
        cells: { id: 's1', year: '2020', receivedOn: '2020-01-01' },
        problems: [
          { column: 'source', code: 'merged' },
          { column: 'amount', code: 'formula' },
        ],
      },
    ])
  })
})

const LEAD = 'lead-1'
function studio(id = 's1', name = '示例工作室', creditCode = 'C1'): StudioDetails {
  const state = beginStudio({
    kind: 'studio.registered',
    payload: {
      ...{ studio: id, name, zone: 'LC', unit: 'u', lead: LEAD, level: 'city', star: 0 },
      ...{ foundedOn: '2016-01-01', namedOn: null, sample: false, industry: '电', trades: [] },
      ...{ premises: '', rules: '', plan: '', leadHonours: [] },
    },
  })
  const member = { role: '成员', certificates: [], joinedOn: '2018-01-01', person: null }
  state.members.set('m1', { ...member, leftOn: null })
  state.members.set('m2', { ...member, leftOn: '2019-01-01' })
  const names = new Map([
    [LEAD, '示例张工'],
    ['m1', '示例王工'],
    ['m2', '示例赵工'],
  ])
  return { id, name, creditCode, state, names }
}

describe('a studio in a row', () => {
  const find = studioFinder([
    studio(),
    studio('s2', '示例工作室', 'C2'),
    studio('s3', '另一', 'C2'),
  ])
  const found = (id: string, name: string, creditCode = '') => {
    const answer = find({ id, name, creditCode })
    return 'studio' in answer ? answer.studio.id : `${answer.problem.column} ${answer.problem.code}`
  }

  it('is the one of that id, else the only one of that name', () => {
    expect(found('s1', '')).toBe('s1')
    expect(found('s1', '示例工作室', 'C1')).toBe('s1')
    expect(found('', '另一')).toBe('s3')
    expect(found('', '示例工作室', 'C2')).toBe('s2')
    expect(found('', '示例工作室')).toBe('name nameTwice')
    expect(found('', '无')).toBe('name studioUnknown')
    expect(found('nobody', '另一')).toBe('id studioUnknown')
    expect(found('s1', '另一')).toBe('name studioOther')
    expect(found('s1', '', 'C2')).toBe('creditCode studioOther')
  })
})

it('people are found by their names, those who are there first, and never guessed', () => {
  const of = studio()
  expect(peopleNamed(['示例 王工', '示例张工'], of)).toEqual({ people: ['m1', LEAD] })
  expect(peopleNamed(['示例赵工'], of)).toEqual({ people: ['m2'] })
  expect(peopleNamed(['示例钱工'], of)).toEqual({ code: 'personUnknown' })
  const two = { ...of, names: new Map([...of.names, ['m1', '示例张工']]) }
  expect(peopleNamed(['示例张工'], two)).toEqual({ code: 'personTwice' })
  const back = { ...of, names: new Map([...of.names, ['m2', '示例王工']]) }
  expect(peopleNamed(['示例王工'], back)).toEqual({ people: ['m1'] })
})

const circumstances = { rules: REGISTER_RULES, today: '2021-05-01' }
const named = { id: '', name: '示例工作室', creditCode: '' }
const rowsOf = (all: readonly Facts[]): DetailRow[] =>
  all.map((facts, at) => ({ line: at + 2, studio: named, facts }))
const recorded = ({ facts }: DetailRow, fresh: string): StudioChange => ({
  kind: 'achievement.recorded',
  payload: {
    ...{ achievement: fresh, title: facts.title ?? '', year: Number(facts.year), byWhom: [] },
    kind: ACHIEVEMENT_KINDS.find((kind) => kind === facts.kind) ?? 'patent',
    ...{ doneOn: facts.doneOn ?? '', benefitFen: '0', benefitBasis: '' },
    ...{ adopted: false, adoptedBy: '' },
  },
})
const plan = (all: readonly Facts[], of: StudioDetails) =>
  planDetails(
    'results',
    rowsOf(all),
    [of],
    {
      freshOf: ({ line }) => `a${of.state.seq}-${line}`,
      eventOf: (row, { fresh }) => recorded(row, fresh),
    },
    circumstances,
  )

describe('the plan of results', () => {
  const facts = (title: string, more: Facts = {}): Facts => ({
    ...{ year: '2020', kind: 'patent', title, doneOn: '2020-06-01' },
    ...more,
  })

  it('takes each once, and leaves alone what is there', () => {
    const of = studio()
    const first = plan([facts('甲一'), facts('甲 一'), facts('甲一', { year: '2021' })], of)
    expect(first.map(({ kind }) => kind)).toEqual(['new', 'refused', 'refused'])
    expect(first.slice(1)).toMatchObject([
      { problems: [{ column: 'title', code: 'twice' }] },
      { problems: [{ column: null, code: 'achievementTwice' }] },
    ])
    expect(plan([facts('甲一', { doneOn: '2020-07-01', benefit: '5' })], of)).toEqual([
      { kind: 'unchanged', differing: ['doneOn', 'benefit'] },
    ])
  })

  it('knows what was withdrawn from what took its place', () => {
    const of = studio()
    plan([facts('甲一')], of)
    for (const one of of.state.achievements.values()) one.status = 'withdrawn'
    expect(plan([facts('甲一', { state: 'withdrawn' })], of)).toMatchObject([{ kind: 'unchanged' }])
    expect(plan([facts('乙一', { state: 'withdrawn' })], of)).toMatchObject([
      { problems: [{ column: 'state', code: 'endedOnItsPage' }] },
    ])
    expect(plan([facts('甲一', { state: 'recorded' })], of)).toMatchObject([{ kind: 'new' }])
  })

  it('does the same a second time: nothing', () => {
    const some = fc.record({
      year: fc.constantFrom('2015', '2019', '2020', '2021'),
      kind: fc.constantFrom('patent', 'paper'),
      title: fc.constantFrom('甲一', '甲 一', '乙一', '丙一'),
      doneOn: fc.constantFrom('2015-01-01', '2019-12-31', '2020-06-01', '2021-05-02'),
      state: fc.constantFrom('', 'recorded', 'withdrawn'),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (all) => {
        const of = studio()
        const first = plan(all, of)
        const came = first.filter(({ kind }) => kind === 'new').length
        expect(of.state.achievements.size).toBe(came)
        const second = plan(all, of)
        expect(second.filter(({ kind }) => kind === 'new')).toEqual([])
        expect(second.filter(({ kind }) => kind === 'unchanged')).toHaveLength(came)
      }),
    )
  })
})

describe('the plan of members', () => {
  const joins = (all: readonly Facts[], of: StudioDetails) =>
    planDetails(
      'members',
      rowsOf(all),
      [of],
      {
        freshOf: ({ line }) => `p${line}`,
        eventOf: ({ facts }, { fresh }) => ({
          kind: 'member.joined',
          payload: { member: fresh, role: '成员', certificates: [], on: facts.joinedOn ?? '' },
        }),
      },
      circumstances,
    )

  it('does not enter the lead besides, nor one person twice', () => {
    const rows = [
      { person: '示例 张工', joinedOn: '2016-01-01' },
      { person: '示例王工', joinedOn: '2018-01-01' },
      { person: '示例孙工', joinedOn: '2020-01-01' },
      { person: '示例孙工', joinedOn: '2020-02-01' },
    ]
    expect(joins(rows, studio())).toMatchObject([
      { kind: 'refused', problems: [{ column: 'person', code: 'isLead' }] },
      { kind: 'unchanged' },
      { kind: 'new' },
      { kind: 'refused', problems: [{ column: 'person', code: 'twice' }] },
    ])
  })

  it('takes back who has left', () => {
    expect(joins([{ person: '示例赵工', joinedOn: '2020-01-01' }], studio())).toMatchObject([
      { kind: 'new' },
    ])
  })
})
