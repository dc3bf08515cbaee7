// Runs in a worker thread: says which code points the font of certificates has.
import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { create } from 'fontkit'
import { REGULAR } from './font.mjs'

const { characterSet } = create(await readFile(REGULAR))
parentPort.postMessage(Uint32Array.from(characterSet))
