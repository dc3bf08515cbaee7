// Runs in a worker thread: reads the first sheet of an .xlsx file, within bounds.
import { Buffer } from 'node:buffer'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'
import { fromBufferPromise } from 'yauzl'

const MOST_ENTRIES = 500
const MOST_EXPANDED = 60 * 1024 * 1024
/** Of the sheet, empty rows that only have a look included; the import itself takes fewer. */
const MOST_ROWS = 20_000
const MOST_COLUMNS = 100
/** Formulas and merged ranges that are named one by one. */
const MOST_NAMED = 5_000

class Refusal extends Error {}

async function read(bytes) {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return { problem: 'notSheet' }
  let parts
  try {
    parts = await expand(buffer)
  } catch (error) {
    return { problem: error instanceof Refusal ? error.message : 'broken' }
  }
  const xml = firstSheet(parts)
  if (xml === null) return { problem: 'notSheet' }
  const refs = [...xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"/g)]
  const isWide = refs.some(([, column]) => columnOf(column) >= MOST_COLUMNS)
  const isLong =
    (xml.match(/<(?:\w+:)?row[\s>]/g) ?? []).length > MOST_ROWS ||
    refs.some(([, , row]) => Number(row) > MOST_ROWS)
  if (isWide || isLong) return { problem: isLong ? 'tooManyRows' : 'tooManyColumns' }
  const formulas = formulasIn(xml)
  const merged = mergedIn(xml)
  if (formulas.length > MOST_NAMED || merged.length > MOST_NAMED) return { problem: 'tooManyRows' }
  try {
    const rows = await readSheet(buffer)
    return { rows: rows.map((row) => row.map(plain)), formulas, merged }
  } catch {
    return { problem: 'broken' }
  }
}

/**
 * The texts of the workbook's parts. Every entry is expanded, since the reader stops where one has
 * more than it says: then the sum of what they say is a bound.
 */
async function expand(buffer) {
  const zip = await fromBufferPromise(buffer, { strictFileNames: true })
  if (zip.entryCount > MOST_ENTRIES) throw new Refusal('bomb')
  const entries = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const expanded = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (expanded > MOST_EXPANDED) throw new Refusal('bomb')
  const parts = new Map()
  for (const entry of entries) {
    if (/vbaproject\.bin$/i.test(entry.fileName)) throw new Refusal('macro')
    const pieces = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece)
    if (/\.(xml|rels)$/i.test(entry.fileName)) {
      parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
    }
  }
  return parts
}

/** The text of the workbook's first sheet; null where there is none. */
function firstSheet(parts) {
  const [sheet = ''] = /<(?:\w+:)?sheet\s[^>]*>/.exec(parts.get('xl/workbook.xml') ?? '') ?? []
  const id = attribute(sheet, '\\w+:id')
  if (id === null) return null
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? ''
  const relation = (relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).find(
    (one) => attribute(one, 'Id') === id,
  )
  const target = attribute(relation ?? '', 'Target')
  if (target === null) return null
  return parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`) ?? null
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

parentPort.postMessage(await read(workerData.bytes))
