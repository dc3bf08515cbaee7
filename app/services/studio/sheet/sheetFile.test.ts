import { Buffer } from 'node:buffer'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { readSheet } from './readSheet.server'
import { writeSheets } from './writeSheet.server'
import { xlsx } from './testXlsx'

async function written(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const head = ['一', '二']
  const bytes = await writeSheets([{ name: '名录', head, widths: [10, 10], rows }])
  if (!bytes) throw new Error('Nothing was written')
  return bytes
}

it('reads back what it wrote, and keeps every text a text', async () => {
  const texts = ['=1+1', '+86', '-3', '@SUM(A1)', '\t=1', '91999999DEM000001X', '2018-04-28']
  const rows = texts.map((text, index) => [text, index])
  const read = await readSheet(await written(rows))
  expect(read).toMatchObject({ formulas: [], merged: [] })
  expect('rows' in read && read.rows.slice(1).map(([text]) => String(text).trim())).toEqual(
    texts.map((text) => text.trim()),
  )
})

describe('a file of several sheets', () => {
  const row = (text: string) => ({ head: [text], widths: [9], rows: [[text]] })
  const read = async (names: string[]) => {
    const sheets = ['台账', '成果', '经费'].map((name) => ({ name, ...row(name) }))
    const answer = await readSheet((await writeSheets(sheets)) ?? new Uint8Array(), names)
    return 'rows' in answer ? answer.rows : answer
  }

  it('is read where a sheet has one of the names, else at its first', async () => {
    expect(await read(['Results', '成果'])).toEqual([['成果'], ['成果']])
    expect(await read(['经费'])).toEqual([['经费'], ['经费']])
    expect(await read(['Results'])).toEqual([['台账'], ['台账']])
    expect(await read([])).toEqual([['台账'], ['台账']])
  })

  it('is bounded and looked through where it is read', async () => {
    const two = (sheet: string) => ({
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId3"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    })
    const one = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    const counted = '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
    const file = (first: string, second: string) => xlsx(first, '', { more: two(second) })
    expect(await readSheet(await file(one, far), ['b'])).toEqual({ problem: 'tooManyRows' })
    expect(await readSheet(await file(one, far), ['a'])).toMatchObject({ rows: [[1]] })
    expect(await readSheet(await file(far, counted), ['b'])).toEqual({
      ...{ rows: [[3, 2]], formulas: [[0, 1]], merged: [] },
    })
  })
})

describe('a file', () => {
  const row = (cells: string) => `<row r="1">${cells}</row>`

  it('with days, formulas and merged cells says where they are', async () => {
    const cells = '<c r="B1" s="1"><v>43218</v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1"/>'
    const merged = '<mergeCell ref="A1:B4"/><mergeCell ref="B1:B1"/><mergeCell ref="A5:C9"/>'
    expect(await readSheet(await xlsx(row(cells), merged))).toEqual({
      rows: [[null, '2018-04-28', 2]],
      formulas: [[0, 2]],
      merged: [
        [0, 0],
        [0, 1],
      ],
    })
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['no zip', () => Promise.resolve(Buffer.from('name,zone\n')), 'notSheet'],
    [
      'an old spreadsheet',
      () => Promise.resolve(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      'notSheet',
    ],
    ['a zip of something else', () => xlsx('', '', { only: 'word/document.xml' }), 'notSheet'],
    ['half a zip', async () => (await written([['a', 1]])).slice(0, 900), 'broken'],
    ['a macro', () => xlsx('', '', { more: { 'xl/vbaProject.bin': 'x' } }), 'macro'],
    ['a bomb', () => xlsx('', '', { more: { 'xl/a.xml': ' '.repeat(61 * 1024 * 1024) } }), 'bomb'],
    ['no sense in its sheet', () => xlsx('<row r="1"><c r="A1" t="s"><v>', ''), 'broken'],
    [
      'a hundred thousand rows',
      () => xlsx(Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}"/>`).join(''), ''),
      'tooManyRows',
    ],
    [
      'more rows that say something than it takes',
      () => written(Array.from({ length: 1_010 }, (_, at) => [at, at])),
      'tooManyRows',
    ],
    [
      'one cell far below',
      () => xlsx('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', ''),
      'tooManyRows',
    ],
    [
      'one cell far to the right',
      () => xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>', ''),
      'tooManyColumns',
    ],
  ])('with %s is refused', async (_, make, problem) => {
    expect(await readSheet(await make())).toEqual({ problem })
  })

  it('with many merged ranges over many rows holds up nobody else', async () => {
    const rows = Array.from(
      { length: 1_000 },
      (_, at) => `<row r="${at + 1}">${cellsOf(at + 1)}</row>`,
    )
    const merged = Array.from({ length: 5_000 }, () => '<mergeCell ref="A1:R20000"/>')
    const bytes = await xlsx(rows.join(''), merged.join(''))
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const read = await readSheet(bytes)
    delay.disable()
    expect('merged' in read && read.merged).toHaveLength(18_000)
    // it took seconds on the thread that scores; other tests of a busy machine take some of this
    expect(delay.max / 1e6).toBeLessThan(1_500)
  })
})

const cellsOf = (row: number) =>
  Array.from('ABCDEFGHIJKLMNOPQR', (column) => `<c r="${column}${row}"><v>1</v></c>`).join('')
