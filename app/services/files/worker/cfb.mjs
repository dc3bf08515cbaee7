// Office documents from before 2007, and those of WPS: compound files (MS-CFB), of which only the
// directory is read, within bounds.
import { Buffer } from 'node:buffer'
import { open } from 'node:fs/promises'

export const CFB_SIGNATURE = 'd0cf11e0a1b11ae1'

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** Sectors of the directory and of the table that chains them, each of 4 KB at most. */
const MOST_SECTORS = 2_048
/** Sector numbers from here on are no sectors. */
const NO_SECTOR = 0xfffffffa
const TABLES_IN_HEADER = 109

const DOCUMENTS = [
  { stream: 'WordDocument', type: 'application/msword' },
  { stream: 'Workbook', type: 'application/vnd.ms-excel' },
  { stream: 'Book', type: 'application/vnd.ms-excel' },
]
/** Storages in which Word and Excel keep their macros. */
const MACROS = ['Macros', 'VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR']

/**
 * What a compound file is: a document by the stream that it has to have. Presentations are not among
 * them: their macros lie packed within a stream, so that the directory does not tell of them.
 */
export async function compoundType(file) {
  const handle = await open(file, 'r')
  try {
    const names = await directoryOf(handle)
    if (names === null) return { problem: 'brokenOffice' }
    if (names.some((name) => MACROS.includes(name))) return { problem: 'macro' }
    const found = DOCUMENTS.find(({ stream }) => names.includes(stream))
    return { type: found?.type ?? 'application/x-cfb' }
  } finally {
    await handle.close()
  }
}

/** The names of all streams and storages; null for a file that is broken. */
async function directoryOf(handle) {
  const header = await piece(handle, 0, HEADER_BYTES)
  const shift = header?.readUInt16LE(30)
  if (header === null || (shift !== 9 && shift !== 12)) return null
  const bytes = 2 ** shift
  const sector = (at) => piece(handle, (at + 1) * bytes, bytes)
  const names = []
  const seen = new Set()
  for (let at = header.readUInt32LE(48); at < NO_SECTOR;) {
    if (seen.has(at) || seen.size >= MOST_SECTORS) return null
    seen.add(at)
    const entries = await sector(at)
    const next = await nextOf(at, header, sector, bytes / 4)
    if (entries === null || next === null) return null
    for (let from = 0; from < bytes; from += ENTRY_BYTES) names.push(nameAt(entries, from))
    at = next
  }
  return names.filter((name) => name !== '')
}

/** The sector that follows in a chain; null where the table of chains is broken. */
async function nextOf(at, header, sector, perTable) {
  const index = Math.floor(at / perTable)
  const place = await tablePlace(index, header, sector, perTable)
  const table = place === null ? null : await sector(place)
  return table?.readUInt32LE((at % perTable) * 4) ?? null
}

/** Where a part of the table of chains is: the first are named by the header, more by sectors. */
async function tablePlace(index, header, sector, perTable) {
  if (index < TABLES_IN_HEADER) return placed(header.readUInt32LE(76 + index * 4))
  let rest = index - TABLES_IN_HEADER
  let at = header.readUInt32LE(68)
  for (let steps = 0; at < NO_SECTOR && steps < MOST_SECTORS; steps += 1) {
    const more = await sector(at)
    if (more === null) return null
    if (rest < perTable - 1) return placed(more.readUInt32LE(rest * 4))
    rest -= perTable - 1
    at = more.readUInt32LE((perTable - 1) * 4)
  }
  return null
}

const placed = (sector) => (sector < NO_SECTOR ? sector : null)

function nameAt(entries, from) {
  const bytes = entries.readUInt16LE(from + 64)
  const isNamed = bytes >= 2 && bytes <= 64
  return isNamed ? entries.toString('utf16le', from, from + bytes - 2) : ''
}

/** A stretch of the file; null when it ends before. */
async function piece(handle, position, length) {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
  return bytesRead === length ? buffer : null
}
