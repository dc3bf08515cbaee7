// Runs in a worker thread: prints one certificate as a PDF.
import { parentPort, workerData } from 'node:worker_threads'
import { Font, renderToBuffer } from '@react-pdf/renderer'
import { certificateDocument } from './document.mjs'
import { BOLD, REGULAR } from './font.mjs'
import { plaqueDocument } from './plaque.mjs'

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

const document =
  workerData.print === 'plaque' ? plaqueDocument(workerData) : certificateDocument(workerData)
parentPort.postMessage({ pdf: await renderToBuffer(document) })
