import { openPromise } from 'yauzl'
import { expandZip, Refusal } from '../../worker/zip.mjs'

const LIMITS = { mostEntries: 5_000, mostExpanded: 300 * 1024 * 1024 }
const MOST_TYPES = 1024 * 1024
const LIST = '[Content_Types].xml'

const OOXML = 'application/vnd.openxmlformats-officedocument'
const MAIN = [
  'wordprocessingml.document',
  'spreadsheetml.sheet',
  'presentationml.presentation',
].map((name) => ({ type: `${OOXML}.${name}`, main: `"${OOXML}.${name}.main+xml"` }))

/** What a zip is: an Office document by its list of content types, or a plain archive. */
export async function officeType(file) {
  let zip
  try {
    zip = await openPromise(file, { autoClose: false, strictFileNames: true })
    return typeOf(await expandZip(zip, LIMITS, isList))
  } catch (error) {
    return { problem: error instanceof Refusal ? error.message : 'brokenOffice' }
  } finally {
    zip?.close()
  }
}

function isList({ fileName, uncompressedSize }) {
  if (fileName === LIST && uncompressedSize > MOST_TYPES) throw new Refusal('bomb')
  return fileName === LIST
}

function typeOf(parts) {
  const types = parts.get(LIST)?.toString('utf8') ?? ''
  if (/macroEnabled/i.test(types)) return { problem: 'macro' }
  const type = MAIN.find(({ main }) => types.includes(main))?.type
  return { type: type ?? 'application/zip' }
}
