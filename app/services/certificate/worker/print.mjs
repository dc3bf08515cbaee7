// Runs in a worker thread: prints one certificate as a PDF, or says which characters the font lacks.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { Font, renderToBuffer } from '@react-pdf/renderer'
import { create } from 'fontkit'
import { certificateDocument } from './document.mjs'
import { plaqueDocument } from './plaque.mjs'

const require = createRequire(import.meta.url)
const FAMILY = '@expo-google-fonts/noto-sans-sc'
const REGULAR = require.resolve(`${FAMILY}/400Regular/NotoSansSC_400Regular.ttf`)
const BOLD = require.resolve(`${FAMILY}/700Bold/NotoSansSC_700Bold.ttf`)

Font.register({
  family: 'Noto Sans SC',
  fonts: [
    { src: REGULAR, fontWeight: 400 },
    { src: BOLD, fontWeight: 700 },
  ],
})
// Chinese breaks between any two characters, without a hyphen, but no line begins with a mark that
// closes or ends with one that opens; other words stay whole.
const PIECE = /[（《「『“‘]*.[，。、；：！？）》」』”’…]*/gsu
Font.registerHyphenationCallback((word) =>
  /\p{Script=Han}/u.test(word) ? (word.match(PIECE) ?? []).flatMap((piece) => [piece, '']) : [word],
)

async function print(page) {
  const { characterSet } = create(await readFile(REGULAR))
  const known = new Set(characterSet)
  const texts = Object.values(page.texts).join('')
  const missing = [...new Set(texts)].filter(
    (one) => !/\s/.test(one) && !known.has(one.codePointAt(0)),
  )
  if (missing.length > 0) return { missing }
  const document = page.print === 'plaque' ? plaqueDocument(page) : certificateDocument(page)
  return { pdf: await renderToBuffer(document) }
}

parentPort.postMessage(await print(workerData))
