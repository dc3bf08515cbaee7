import { Buffer } from 'node:buffer'
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

describe('a file', () => {
  const row = (cells: string) => `<row r="1">${cells}</row>`

  it('with days, formulas and merged cells says where they are', async () => {
    const cells = '<c r="B1" s="1"><v>43218</v></c><c r="C1"><f>1+1</f><v>2</v></c>'
    const read = await readSheet(await xlsx(row(cells), '<mergeCell ref="A3:B4"/>'))
    expect(read).toEqual({
      rows: [[null, '2018-04-28', 2]],
      formulas: [[0, 2]],
      merged: [{ top: 2, left: 0, bottom: 3, right: 1 }],
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
})
