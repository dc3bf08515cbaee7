/**
 * npm run bench [-- --json] [--dir FOLDER]: each figure beside its limit, measured in turns in the
 * same run on the same machine. `--dir` names where its temporary data goes, and so the file system
 * that is measured. Results are printed as they are; only a failed measurement is an error.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { OwnServer } from '../rehearse/server'
import { rounded } from './arithmetic'
import { clock } from './clock'
import { benchFanout } from './fanout'
import { machineOf } from './machine'
import { benchMarkCost } from './markCost'
import { benchMarks } from './marks'
import { benchPublicBoard } from './publicBoard'
import { report, type Results } from './report'
import { createSite, type BenchContest } from './site'

const root = path.resolve(import.meta.dirname, '../../..')
/** One contest with a long board, and as many more as it takes for 200 tablets. */
const BOARD = { contests: 1, judges: 5, entries: 60, isPublic: true }
const TABLETS = { contests: 40, judges: 5, entries: 12, isPublic: false }

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, dir: { type: 'string' } },
})
const parent = path.resolve(values.dir ?? path.join(root, '.cache'))
const started = clock()

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function measure(folder: string): Promise<Results> {
  say('A sheet into the board')
  const markCost = benchMarkCost()
  say('Making contests')
  const dataDir = path.join(folder, 'data')
  const site = await createSite(dataDir, [BOARD, TABLETS])
  const [[board], contests] = site.groups as [[BenchContest], BenchContest[]]
  await site.markAll(board)
  await site.close()
  const server = await OwnServer.start(dataDir)
  try {
    say('The public page')
    const publicBoard = await benchPublicBoard(server.url, board.slug)
    say('Submit to screen')
    const fanout = await benchFanout(server.url, board)
    say('Marks')
    const marks = await benchMarks(server.url, contests, folder)
    return { marks, fanout, publicBoard, markCost }
  } finally {
    await server.stop(true)
  }
}

mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(path.join(parent, 'bench-'))
try {
  const machine = machineOf(folder, new Date())
  const results = await measure(folder)
  const seconds = rounded((clock() - started) / 1000, 0)
  if (values.json) console.log(JSON.stringify({ ...results, ...machine, seconds }))
  else console.log(report(results, machine, seconds))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
