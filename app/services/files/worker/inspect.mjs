// Runs in a worker thread: looks into one file and answers with what it is.
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { fileTypeFromFile } from 'file-type'
import { CFB_SIGNATURE, compoundType } from './cfb.mjs'
import { officeType } from './office.mjs'
import { cleanPicture } from './picture.mjs'

const PICTURES = ['image/jpeg', 'image/png', 'image/webp']

const ZIP_SIGNATURE = '504b0304'

/** Names that this product does not use, for what it knows under another. */
const SAME = { 'video/x-m4v': 'video/mp4' }

async function inspect(folder) {
  const original = path.join(folder, 'original')
  const looked = await typeOf(original)
  if (looked.problem) return looked
  const { type } = looked
  if (!PICTURES.includes(type)) {
    return { type, ...(await digest(original)), width: null, height: null }
  }
  const picture = await cleanPicture(folder, type)
  if (picture.problem) return picture
  return { type, ...(await digest(path.join(folder, 'picture'))), ...picture }
}

/** What is inside a zip or a compound file is read within bounds of our own. */
async function typeOf(file) {
  const start = (await firstBytes(file)).toString('hex')
  if (start.startsWith(ZIP_SIGNATURE)) return officeType(file)
  return start === CFB_SIGNATURE ? compoundType(file) : otherType(file)
}

async function firstBytes(file) {
  const handle = await open(file, 'r')
  try {
    return (await handle.read({ buffer: Buffer.alloc(8) })).buffer
  } finally {
    await handle.close()
  }
}

async function otherType(file) {
  const found = (await fileTypeFromFile(file))?.mime ?? ''
  return { type: SAME[found] ?? found }
}

async function digest(file) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk)
  }
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') }
}

parentPort.postMessage(await inspect(workerData.folder))
