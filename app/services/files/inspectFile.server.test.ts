import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inspectFile } from './inspectFile.server'
import { compound, docx, PDF, photo, zip } from './testFiles'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-inspect-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function inspected(content: Buffer | string) {
  writeFileSync(path.join(folder, 'original'), content)
  return inspectFile(folder)
}

it('takes from a photo where, by whom and how it was taken, and turns it upright', async () => {
  const given = await photo()
  expect((await sharp(given).metadata()).exif?.includes('13800000001')).toBe(true)
  const found = await inspected(given)
  expect(found).toMatchObject({ type: 'image/jpeg', width: 20, height: 40 })
  for (const name of ['picture', 'thumb']) {
    const kept = readFileSync(path.join(folder, name))
    const { exif, xmp, iptc, orientation } = await sharp(kept).metadata()
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect(kept.includes('13800000001')).toBe(false)
  }
})

it('keeps the transparency of a drawing, and makes a large picture smaller', async () => {
  const create = { width: 3_000, height: 300, channels: 4, background: '#00000000' } as const
  const found = await inspected(await sharp({ create }).png().toBuffer())
  expect(found).toMatchObject({ type: 'image/png', width: 2_560, height: 256 })
  expect((await sharp(path.join(folder, 'picture')).metadata()).hasAlpha).toBe(true)
  expect((await sharp(path.join(folder, 'thumb')).metadata()).width).toBe(480)
})

it('refuses a picture that unpacks to too much before it is unpacked', async () => {
  const create = { width: 12_000, height: 12_000, channels: 3, background: '#fff' } as const
  const bomb = await sharp({ create, limitInputPixels: false }).png().toBuffer()
  expect(bomb.length).toBeLessThan(2_000_000)
  expect(await inspected(bomb)).toEqual({ problem: 'pictureTooBig' })
})

it('refuses half a picture', async () => {
  const whole = await photo(400, 400)
  expect(await inspected(whole.subarray(0, whole.length / 2))).toEqual({ problem: 'brokenPicture' })
  expect(existsSync(path.join(folder, 'thumb'))).toBe(false)
})

it('knows a PDF and an Office document by their content', async () => {
  const plain = { width: null, height: null }
  expect(await inspected(PDF)).toMatchObject({
    type: 'application/pdf',
    bytes: PDF.length,
    ...plain,
  })
  expect(await inspected(docx())).toMatchObject({
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...plain,
  })
  expect(readdirSync(folder)).toEqual(['original'])
})

it('knows what it does not take', async () => {
  expect(await inspected('just text')).toMatchObject({ type: '' })
  expect(await inspected(zip([{ name: 'a.txt', content: 'a' }]))).toMatchObject({
    type: 'application/zip',
  })
})

it('knows documents of Office before 2007 and of WPS, and refuses those with macros', async () => {
  const streams = ['1Table', '\u0005SummaryInformation', 'Data', 'CompObj']
  const found = await inspected(compound([...streams, 'WordDocument']))
  expect(found).toMatchObject({ type: 'application/msword', width: null })
  expect(await inspected(compound(['Workbook']))).toMatchObject({
    type: 'application/vnd.ms-excel',
  })
  for (const macros of ['Macros', '_VBA_PROJECT_CUR', 'VBA']) {
    expect(await inspected(compound(['WordDocument', ...streams, macros]))).toEqual({
      problem: 'macro',
    })
  }
  // nothing tells whether a presentation has macros
  const presentation = await inspected(compound(['PowerPoint Document']))
  expect(presentation).toMatchObject({ type: 'application/x-cfb' })
})

it('refuses a compound file that is cut off, or whose directory never ends', async () => {
  const whole = compound(['WordDocument', 'a', 'b', 'c', 'd'])
  expect(await inspected(whole.subarray(0, -1))).toEqual({ problem: 'brokenOffice' })
  expect(await inspected(whole.subarray(0, 40))).toEqual({ problem: 'brokenOffice' })
  whole.writeUInt32LE(1, 512 + 2 * 4)
  expect(await inspected(whole)).toEqual({ problem: 'brokenOffice' })
})

it('refuses macros, whatever the name says', async () => {
  const macro = { name: 'word/vbaProject.bin', content: 'x' }
  expect(await inspected(docx([macro]))).toEqual({ problem: 'macro' })
  const type = 'application/vnd.ms-word.document.macroEnabled.main+xml'
  expect(await inspected(docx([], type))).toEqual({ problem: 'macro' })
})

it('refuses a bomb of a zip, also one that says that it is small', async () => {
  const zeros = Buffer.alloc(20 * 1024 * 1024)
  const parts = Array.from({ length: 16 }, (_, n) => ({ name: `media/${n}`, content: zeros }))
  expect(await inspected(docx(parts))).toEqual({ problem: 'bomb' })
  const liar = docx([{ name: 'media/a', content: zeros, claims: 10 }])
  expect(await inspected(liar)).toEqual({ problem: 'brokenOffice' })
  const many = Array.from({ length: 5_001 }, (_, n) => ({ name: `${n}`, content: '' }))
  expect(await inspected(docx(many))).toEqual({ problem: 'bomb' })
})

it('refuses a zip that climbs out of its folder or is cut off', async () => {
  expect(await inspected(docx([{ name: '../a', content: 'a' }]))).toEqual({
    problem: 'brokenOffice',
  })
  expect(await inspected(docx().subarray(0, -30))).toEqual({ problem: 'brokenOffice' })
})

it.each([
  ['dies', 'process.exit(1)'],
  ['throws', 'throw new Error("broken")'],
  ['answers nonsense', 'import("node:worker_threads").then((w) => w.parentPort.postMessage(1))'],
  ['takes too long', 'setInterval(() => {}, 1000)'],
])('costs one file when the worker %s', async (_, source) => {
  const worker = path.join(folder, 'worker.mjs')
  writeFileSync(worker, source)
  const failed = inspectFile(folder, { worker, timeoutMs: 1_000 })
  const next = inspected(PDF)
  expect(await failed).toEqual({ problem: 'notInspected' })
  expect(await next).toMatchObject({ type: 'application/pdf' })
})
