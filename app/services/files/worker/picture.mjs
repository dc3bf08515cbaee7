import { open } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

const MOST_PIXELS = 60_000_000
const LONGEST_SIDE = 2_560
const THUMB_SIDE = 480

sharp.cache(false)
sharp.concurrency(1)

/**
 * Encodes a picture anew, turned as its camera held it, without anything that it says about place,
 * camera or person; and its thumbnail. Both are on the disk afterwards.
 */
export async function cleanPicture(folder, type) {
  const original = path.join(folder, 'original')
  const read = () =>
    sharp(original, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
  try {
    const { width, height } = await sharp(original, { limitInputPixels: false }).metadata()
    if (width * height > MOST_PIXELS) return { problem: 'pictureTooBig' }
    const picture = read().autoOrient().resize(inside(LONGEST_SIDE))
    const format = type.slice('image/'.length)
    const size = await picture.toFormat(format).toFile(path.join(folder, 'picture'))
    await read().autoOrient().resize(inside(THUMB_SIDE)).webp().toFile(path.join(folder, 'thumb'))
    for (const name of ['picture', 'thumb', '.']) await sync(path.join(folder, name))
    return { width: size.width, height: size.height }
  } catch {
    return { problem: 'brokenPicture' }
  }
}

function inside(side) {
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true }
}

async function sync(file) {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
