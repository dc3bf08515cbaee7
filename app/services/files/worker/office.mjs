import { Buffer } from 'node:buffer'
import { openPromise } from 'yauzl'

const MOST_ENTRIES = 5_000
const MOST_EXPANDED = 300 * 1024 * 1024
const MOST_TYPES = 1024 * 1024
const LIST = '[Content_Types].xml'

const OOXML = 'application/vnd.openxmlformats-officedocument'
const MAIN = [
  'wordprocessingml.document',
  'spreadsheetml.sheet',
  'presentationml.presentation',
].map((name) => ({ type: `${OOXML}.${name}`, main: `"${OOXML}.${name}.main+xml"` }))

/**
 * What a zip is: an Office document by its list of content types, or a plain archive. Every entry
 * is expanded once, into nothing: the reader stops where one has more than it says, so the sum of
 * what they say is a bound.
 */
export async function officeType(file) {
  let zip
  try {
    zip = await openPromise(file, { autoClose: false, strictFileNames: true })
    return await typeOf(zip)
  } catch {
    return { problem: 'brokenOffice' }
  } finally {
    zip?.close()
  }
}

async function typeOf(zip) {
  if (zip.entryCount > MOST_ENTRIES) return { problem: 'bomb' }
  const entries = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const expanded = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (expanded > MOST_EXPANDED) return { problem: 'bomb' }
  if (entries.some(({ fileName }) => /vbaproject\.bin$/i.test(fileName)))
    return { problem: 'macro' }
  const list = entries.find(({ fileName }) => fileName === LIST)
  if (!list) return { type: 'application/zip' }
  if (list.uncompressedSize > MOST_TYPES) return { problem: 'bomb' }
  const pieces = []
  for (const entry of entries) {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      if (entry === list) pieces.push(piece)
    }
  }
  const types = Buffer.concat(pieces).toString('utf8')
  if (/macroEnabled/i.test(types)) return { problem: 'macro' }
  const type = MAIN.find(({ main }) => types.includes(main))?.type
  return { type: type ?? 'application/zip' }
}
