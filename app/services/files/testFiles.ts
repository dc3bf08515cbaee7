/** Contents for the tests of files. */
import { crc32, deflateRawSync } from 'node:zlib'
import sharp from 'sharp'

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** A photo of a camera held upright, with the place where it was taken. */
export function photo(width = 40, height = 20): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c3202f' } })
    .withExif({
      IFD0: { Make: 'Camera of 13800000001' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 52/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

interface ZipEntry {
  name: string
  content: Buffer | string
  /** What the entry says that it has, when that is a lie. */
  claims?: number
}

/** A zip of these entries. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of entries) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims ?? raw.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const body = [Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, place, Buffer.from(name))
    bodies.push(...body)
    offset += Buffer.concat(body).length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word document with further entries. */
export function docx(more: readonly ZipEntry[] = [], main = MAIN): Buffer {
  const types = `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
  return zip([
    { name: '[Content_Types].xml', content: types },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ])
}

const SECTOR = 512
const CHAIN_END = 0xfffffffe

/** A compound file, as Office wrote them before 2007, with streams and storages of these names. */
export function compound(names: readonly string[]): Buffer {
  const all = ['Root Entry', ...names]
  const sectors = Math.ceil(all.length / 4)
  const header = Buffer.alloc(SECTOR)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(CHAIN_END, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const chains = Buffer.alloc(SECTOR, 0xff)
  for (let at = 1; at <= sectors; at += 1) {
    chains.writeUInt32LE(at === sectors ? CHAIN_END : at + 1, at * 4)
  }
  const directory = Buffer.alloc(sectors * SECTOR)
  for (const [at, name] of all.entries()) {
    const text = Buffer.from(`${name}\0`, 'utf16le')
    text.copy(directory, at * 128)
    directory.writeUInt16LE(text.length, at * 128 + 64)
  }
  return Buffer.concat([header, chains, directory])
}

/** A body in these pieces, which breaks off where one is an error. */
// eslint-disable-next-line @typescript-eslint/require-await
export async function* streamOf(...pieces: (Uint8Array | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece
    yield piece
  }
}
