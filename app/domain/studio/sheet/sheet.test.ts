import { describe, expect, it } from 'vitest'
import { REGISTER_RULES } from '../registerRules'
import { cellText, dayText, sheetLines, type CellWords } from './cells'
import {
  findHead,
  plainHeading,
  REGISTER_LAYOUT,
  SHEET_COLUMNS,
  type ReadSheet,
  type SheetCell,
} from './columns'
import { planImport, type PlannedRow, type Register, type SheetValues } from './plan'

const sheet = (rows: SheetCell[][], more: Partial<ReadSheet> = {}): ReadSheet => ({
  rows,
  formulas: [],
  merged: [],
  ...more,
})
const columnOf = (heading: string) =>
  SHEET_COLUMNS.find((column) => plainHeading(column) === heading)
const HEAD = [
  'name',
  'zone',
  'unitName',
  'creditCode',
  'leadName',
  'level',
  'industry',
  'foundedOn',
]
const words: CellWords = {
  zone: new Map([['莲池区', 'LC']]),
  level: new Map([['市级', 'city']]),
  status: new Map([['在册', 'active']]),
  star: new Map([['三星', '3']]),
}

describe('the headings', () => {
  it('are found below a title, in any order, with marks and blanks', () => {
    const rows = [['创新工作室台账'], [], ['备注', ...HEAD.toReversed(), ' Star * ']]
    const head = findHead(sheet(rows), REGISTER_LAYOUT, columnOf)
    expect(head).toMatchObject({ row: 2, unknown: ['备注'] })
    expect('places' in head && head.places.get('name')).toBe(8)
    expect('places' in head && head.places.get('star')).toBe(9)
  })

  it.each<[string, ReadSheet, object]>([
    ['nothing', sheet([]), { code: 'noHead', columns: ['name', 'creditCode'] }],
    ['no headings', sheet([['张三', 3]]), { code: 'noHead' }],
    [
      'a column that is missing',
      sheet([HEAD.slice(0, -1)]),
      { code: 'missingColumns', columns: ['foundedOn'] },
    ],
    ['a column that is there twice', sheet([[...HEAD, 'zone']]), { code: 'columnTwice' }],
    ['merged headings', sheet([HEAD], { merged: [[0, 1]] }), { code: 'mergedHead' }],
  ])('are refused with %s', (_, given, problem) => {
    expect(findHead(given, REGISTER_LAYOUT, columnOf)).toMatchObject(problem)
  })
})

describe('a cell', () => {
  it.each<[SheetCell, string | null]>([
    ['2018-04-28', '2018-04-28'],
    ['2018/4/8', '2018-04-08'],
    ['2018年4月8日', '2018-04-08'],
    ['２０１８.４.８', '2018-04-08'],
    ['20180408', '2018-04-08'],
    [43198, '2018-04-08'],
    [43198.75, '2018-04-08'],
    [20180408, '2018-04-08'],
    [2018, null],
    ['2018', null],
    ['2018-02-30', null],
    ['去年', null],
    [true, null],
  ])('with the day %o', (cell, day) => {
    expect(dayText(cell)).toBe(day)
  })

  it('says a level, a star or a zone by its code or its word', () => {
    const said = (column: 'level' | 'star' | 'zone' | 'name', cell: SheetCell) =>
      cellText(REGISTER_LAYOUT.reads[column], cell, words)
    expect(said('level', ' 市 级 ')).toEqual({ ok: true, text: 'city' })
    expect(said('level', 'national')).toEqual({ ok: true, text: 'national' })
    expect(said('level', '区级')).toEqual({ ok: false, code: 'level' })
    expect(said('star', 3)).toEqual({ ok: true, text: '3' })
    expect(said('star', '三星')).toEqual({ ok: true, text: '3' })
    expect(said('star', 3.5)).toEqual({ ok: false, code: 'star' })
    expect(said('zone', '莲池区')).toEqual({ ok: true, text: 'LC' })
    expect(said('name', '=1+1')).toEqual({ ok: true, text: '=1+1' })
  })

  it('that is a formula or merged is refused in its row and column, and empty rows are none', () => {
    const rows = [HEAD, ['甲', 'LC'], [null, ''], ['乙', '莲池区']]
    const given = sheet(rows, {
      formulas: [[1, 1]],
      merged: [[3, 0]],
    })
    const head = findHead(given, REGISTER_LAYOUT, columnOf)
    if (!('places' in head)) throw new Error(head.code)
    expect(sheetLines(given, head, REGISTER_LAYOUT, words)).toMatchObject([
      { line: 2, cells: { name: '甲' }, problems: [{ column: 'zone', code: 'formula' }] },
      { line: 4, cells: { zone: 'LC' }, problems: [{ column: 'name', code: 'merged' }] },
    ])
  })
})

describe('the plan of an import', () => {
  const values = (more: Partial<SheetValues> = {}): SheetValues => ({
    ...{ name: '示例工作室', nameEn: '', zone: 'LC', unitName: '示例单位', creditCode: 'C1' },
    ...{ leadName: '示例张工', leadHonours: '', level: 'city', star: '3', status: 'active' },
    ...{ industry: '电', trades: '电工', foundedOn: '2016-01-01', namedOn: '2018-01-01' },
    ...{ premises: '', rules: '', plan: '' },
    ...more,
  })
  const register = (more: Partial<SheetValues> = {}): Register => ({
    studios: [{ id: 's1', values: values(more) }],
    units: new Map([['C1', '示例单位']]),
    zones: new Set(['LC', 'XS']),
    barred: [{ creditCode: 'C1', leadName: '示例 李工' }],
  })
  const row = (
    more: Partial<SheetValues> = {},
    line = 2,
    id: string | null = null,
  ): PlannedRow => ({
    ...{ line, id, given: SHEET_COLUMNS },
    values: values(more),
  })
  const circumstances = { rules: REGISTER_RULES, today: '2021-05-01' }
  const plan = (rows: PlannedRow[], of = register()) => planImport(rows, of, circumstances)
  const why = (outcome: ReturnType<typeof plan>[number] | undefined) =>
    outcome?.kind === 'refused' && outcome.problems.map(({ column, code }) => `${column} ${code}`)

  it('tells new, unchanged and differing studios apart', () => {
    expect(plan([row(), row({ name: '另一' }), row({ name: '再一', creditCode: 'C2' })])).toEqual([
      { kind: 'unchanged', studioId: 's1' },
      { kind: 'new', newUnit: null },
      { kind: 'new', newUnit: 'C2' },
    ])
    expect(plan([row({ plan: '新计划', trades: '焊工' })])).toEqual([
      {
        ...{ kind: 'differs', studioId: 's1' },
        changes: [
          { column: 'trades', from: '电工', to: '焊工' },
          { column: 'plan', from: '', to: '新计划' },
        ],
      },
    ])
  })

  it('takes line ends as a spreadsheet keeps them, and leaves alone what has no column', () => {
    const of = register({ rules: '一\r\n二' })
    expect(plan([row({ rules: '一\n二' })], of)).toMatchObject([{ kind: 'unchanged' }])
    const without = { ...row(), given: SHEET_COLUMNS.filter((column) => column !== 'rules') }
    expect(plan([without], of)).toMatchObject([{ kind: 'unchanged' }])
  })

  it.each<[string, Partial<SheetValues>, string[]]>([
    ['another star', { star: '5' }, ['star onItsPage']],
    ['another lead', { leadName: '别人', plan: '新' }, ['leadName onItsPage']],
    ['an unknown zone', { zone: 'nowhere' }, ['zone zoneUnknown']],
    [
      'a new one whose unit has another name',
      { name: '新', unitName: '他' },
      ['unitName unitOther'],
    ],
    [
      'a new one whose lead is barred',
      { name: '新', leadName: '示例李工' },
      ['leadName barredLead'],
    ],
    ['a new one that is removed', { name: '新', status: 'removed' }, ['status newIsActive']],
    ['a new one of the future', { name: '新', foundedOn: '2021-05-02' }, ['foundedOn future']],
    ['a new one named before', { name: '新', namedOn: '2015-01-01' }, ['namedOn datesOrder']],
    ['a new one with six stars', { name: '新', star: '6' }, ['star starRange']],
  ])('refuses %s', (_, more, problems) => {
    expect(why(plan([row(more)])[0])).toEqual(problems)
  })

  it('goes by the id where there is one, so that a renamed studio is no new one', () => {
    expect(why(plan([row({ name: '改名' }, 2, 's1')])[0])).toEqual(['name onItsPage'])
    expect(why(plan([row({}, 2, 'nobody')])[0])).toEqual(['id idUnknown'])
  })

  it('takes each studio once', () => {
    const outcomes = plan([row(), row({}, 3, 's1'), row({ name: '新' }, 4), row({ name: '新' }, 5)])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unchanged', 'refused', 'new', 'refused'])
    expect(why(outcomes[3])).toEqual(['name twice'])
  })

  it('writes nothing into what has ended', () => {
    const of = register({ status: 'removed' })
    expect(why(plan([row({ status: 'removed', plan: '新' })], of)[0])).toEqual(['null ended'])
  })

  it('gives a new unit one name', () => {
    const some = [
      row({ name: '一', creditCode: 'C9' }),
      row({ name: '二', creditCode: 'C9', unitName: '他' }),
      row({ name: '三', creditCode: 'C9' }),
    ]
    expect(plan(some)).toMatchObject([
      { kind: 'new', newUnit: 'C9' },
      { kind: 'refused' },
      { kind: 'new', newUnit: 'C9' },
    ])
  })
})
