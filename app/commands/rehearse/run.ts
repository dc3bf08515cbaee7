import type { RehearsalContest } from '~/protocol/rehearsal'
import { seededRandom } from '~/services/rehearsal/random'
import { addCheck, checkBoards, type BoardCheck } from './check'
import { checkChains } from './checkChains'
import { checkMarks } from './checkMarks'
import { ContestDay, type Rehearsal } from './contest'
import { control, greetServer } from './control'
import { leftovers, readDatabase } from './database'
import { endAfter, giveUpAfter, interruption } from './ending'
import { percentiles, type Figures } from './figures'
import { killAt, killMoments } from './killer'
import { Ledger } from './ledger'
import type { Options } from './options'
import { openScreens } from './screens'
import type { OwnServer } from './server'
import { Submissions } from './submissions'

export interface Result {
  readonly figures: Figures
  /** What was found to be wrong, in words. */
  readonly findings: readonly string[]
}

/** What is told while it runs: the share of the marks that is acknowledged, and kills so far. */
export interface Progress {
  readonly share: number
  readonly marks: number
  readonly kills: number
}

/** Runs one rehearsal on a server and checks it. Leaves nothing behind unless asked to. */
export async function rehearse(
  options: Options,
  url: string,
  server: OwnServer | null,
  onProgress: (progress: Progress) => void,
  interrupted: AbortSignal,
): Promise<Result> {
  const started = performance.now()
  const { databasePath } = await greetServer(url)
  const { contests, entries, judges, seed } = options
  const edition = await control(url, { do: 'start', contests, entries, judges, seed })
  const ledger = new Ledger(() => performance.now())
  const submissions = new Submissions(() => performance.now())
  let over = false
  let scored = false
  const stopped = () => over
  const screens = await openScreens(url, edition.contests, options.viewers, submissions)
  const boards: BoardCheck = { checked: 0, mismatches: [], stale: [] }
  const check = async (contests: readonly RehearsalContest[]) => {
    const { editionId } = edition
    addCheck(boards, await checkBoards(url, { databasePath, editionId, contests }, screens))
  }
  const rehearsal: Rehearsal = {
    ...{ url, seed, ledger, submissions, stopped },
    check: (contest) => check([contest]),
  }
  const days = edition.contests.map((contest) => new ContestDay(rehearsal, contest))
  const progress = () => {
    const expected = days.reduce((sum, day) => sum + day.expected, 0)
    return expected === 0 ? 0 : Math.min(1, ledger.marks / expected)
  }
  let kills = 0
  const ticker = setInterval(
    () => onProgress({ share: progress(), marks: ledger.marks, kills }),
    250,
  )
  const findings: string[] = []
  const closeAll = () => {
    over = true
    clearInterval(ticker)
    for (const day of days) findings.push(...day.close())
    for (const screen of screens) screen.close()
  }
  try {
    const killing = killAt(killMoments(options.kills, seededRandom(seed, 'kills')), {
      progress,
      stopped: () => over || scored,
      kill: async () => {
        await server?.kill()
        kills += 1
      },
    })
    const timeout = giveUpAfter(options.timeout - (performance.now() - started) / 1_000, () =>
      [`${kills} kills`, ...days.map((day) => day.describe())].join('\n'),
    )
    const scoring = Promise.all(days.map((day) => day.run())).finally(() => {
      scored = true
    })
    const running = Promise.all([scoring, killing])
    const stop = interruption(interrupted)
    await Promise.race([running, timeout.passed, stop]).finally(() => timeout.clear())
    await check(edition.contests)
    for (const day of days) await day.finish()
    await check(edition.contests)
    for (const day of days) await day.reveal()
    await check(edition.contests)
  } catch (error) {
    closeAll()
    // A server of the rehearsal's own loses its data anyway.
    if (!server && !options.keep) await endAfter(error, url, edition.editionId)
    throw error
  }
  closeAll()
  const copy = readDatabase(databasePath, edition.editionId)
  const marks = checkMarks(ledger, copy)
  const chains = checkChains(copy.logs)
  findings.push(
    ...marks.lost,
    ...marks.duplicated,
    ...boards.mismatches,
    ...boards.stale,
    ...chains,
  )
  if (!options.keep) {
    await control(url, { do: 'end', editionId: edition.editionId })
    const ids = edition.contests.map(({ id }) => id)
    const left = leftovers(databasePath, edition.editionId, ids)
    findings.push(...left.map((table) => `${table}: rows of the rehearsal were left behind`))
  }
  const { lost, duplicated, ...counts } = marks
  const { viewers } = options
  return {
    findings,
    figures: {
      contests,
      entries,
      judges,
      viewers,
      kills,
      ...counts,
      lost: lost.length,
      duplicated: duplicated.length,
      boardsChecked: boards.checked,
      boardMismatches: boards.mismatches.length,
      staleScreens: boards.stale.length,
      chainBroken: chains.length,
      ackMs: percentiles(ledger.ackMs),
      screenMs: percentiles(submissions.screenMs),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    },
  }
}
