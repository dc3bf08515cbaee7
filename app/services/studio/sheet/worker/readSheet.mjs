// Runs in a worker thread: reads one sheet of an .xlsx file, within bounds.
import { Buffer } from 'node:buffer'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'
import { fromBufferPromise } from 'yauzl'
import { expandZip, Refusal } from '../../../worker/zip.mjs'

const LIMITS = { mostEntries: 500, mostExpanded: 60 * 1024 * 1024 }
/** Of the sheet, empty rows that only have a look included. */
const MOST_ROWS = 20_000
const MOST_COLUMNS = 100
/** Formulas and merged ranges that are named one by one. */
const MOST_NAMED = 5_000

/**
 * @param names of the sheet that is read; the first one is where there is none of them
 * @param mostFilled rows that say anything, the headings and what stands above them included
 */
async function read({ bytes, names, mostFilled }) {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return { problem: 'notSheet' }
  let parts
  try {
    const zip = await fromBufferPromise(buffer, { strictFileNames: true })
    parts = await expandZip(zip, LIMITS, ({ fileName }) => /\.(xml|rels)$/i.test(fileName))
  } catch (error) {
    return { problem: error instanceof Refusal ? error.message : 'broken' }
  }
  const sheet = sheetOf((name) => parts.get(name)?.toString('utf8') ?? null, names)
  if (sheet === null) return { problem: 'notSheet' }
  const { xml, number } = sheet
  const refs = [...xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"/g)]
  const isWide = refs.some(([, column]) => columnOf(column) >= MOST_COLUMNS)
  const isLong =
    (xml.match(/<(?:\w+:)?row[\s>]/g) ?? []).length > MOST_ROWS ||
    refs.some(([, , row]) => Number(row) > MOST_ROWS)
  if (isWide || isLong) return { problem: isLong ? 'tooManyRows' : 'tooManyColumns' }
  const formulas = formulasIn(xml)
  const ranges = mergedIn(xml)
  if (formulas.length > MOST_NAMED || ranges.length > MOST_NAMED) return { problem: 'tooManyRows' }
  let rows
  try {
    rows = (await readSheet(buffer, number)).map(filledOf)
  } catch {
    return { problem: 'broken' }
  }
  if (rows.filter(({ length }) => length > 0).length > mostFilled) return { problem: 'tooManyRows' }
  return { rows, formulas, merged: coveredBy(ranges, rows) }
}

/** A row up to its last cell that says anything. */
function filledOf(row) {
  const cells = row.map(plain)
  return cells.slice(0, cells.findLastIndex((cell) => cell !== null && cell !== '') + 1)
}

/**
 * Row and column of the cells under merged ranges, of rows that say anything. Worked out here, since
 * it may take long where ranges are many.
 */
function coveredBy(ranges, rows) {
  return rows.flatMap((cells, row) => {
    if (cells.length === 0) return []
    const covered = new Set()
    for (const { top, left, bottom, right } of ranges) {
      if (top > row || bottom < row) continue
      for (let at = left; at <= Math.min(right, MOST_COLUMNS - 1); at += 1) covered.add(at)
    }
    return [...covered].map((column) => [row, column])
  })
}

/** The text and the number, from 1, of the workbook's sheet of such a name, or of its first one. */
function sheetOf(textOf, names) {
  const sheets = (textOf('xl/workbook.xml') ?? '').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []
  const named = sheets.findIndex((one) => names.includes(attribute(one, 'name')?.trim()))
  const at = Math.max(named, 0)
  const id = attribute(sheets[at] ?? '', '\\w+:id')
  if (id === null) return null
  const relations = textOf('xl/_rels/workbook.xml.rels') ?? ''
  const relation = (relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).find(
    (one) => attribute(one, 'Id') === id,
  )
  const target = attribute(relation ?? '', 'Target')
  if (target === null) return null
  const xml = textOf(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  return xml === null ? null : { xml, number: at + 1 }
}

function attribute(tag, name) {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null
}

/** Row and column of each cell that holds a formula: what it shows may be long out of date. */
function formulasIn(xml) {
  return xml.split(/<(?:\w+:)?c\s/).flatMap((cell) => {
    const ref = /^[^>]*?\br="([A-Z]+\d+)"/.exec(cell)?.[1]
    return ref !== undefined && /<(?:\w+:)?f[\s>/]/.test(cell) ? [place(ref)] : []
  })
}

function mergedIn(xml) {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(
    ([, from, to]) => {
      const [top, left] = place(from)
      const [bottom, right] = place(to)
      return { top, left, bottom, right }
    },
  )
}

/** `B3` as row 2 and column 1. */
function place(ref) {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(ref)
  return [Number(row) - 1, columnOf(column)]
}

function columnOf(letters) {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Days become texts here, where the file's own calendar is known. */
function plain(cell) {
  if (!(cell instanceof Date)) return cell ?? null
  return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)
}

parentPort.postMessage(await read(workerData))
