import { randomUUID } from 'node:crypto'
import { sheetDigest } from '~/domain/contest/sheetDigest'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import type { SheetState } from '~/domain/contest/state'
import { createApplication, type Application } from '~/http/application.server'
import { readSettings } from '~/http/environment.server'
import { readSecrets } from '~/http/secrets.server'
import type { JudgeOp } from '~/protocol/judging'
import { showSeatCode } from '~/services/contest/seats.server'
import { takeSeat } from '~/services/contest/takeSeat.server'
import { migrate } from '../../../prisma/migrate'
import { createRehearsalEdition, type RehearsalContest } from '../../../prisma/rehearsal'

/** One tablet: its token, and the sheets that it may mark. */
export interface BenchSeat {
  readonly token: string
  readonly tenureId: string
  readonly sheets: readonly string[]
}

export interface BenchContest {
  readonly slug: string
  readonly contestId: string
  readonly seats: readonly BenchSeat[]
  /** Aspect ids with a valid mark for each. */
  readonly marks: readonly (readonly [string, number])[]
}

export interface SiteSize {
  readonly contests: number
  readonly judges: number
  readonly entries: number
  /** A rehearsal has no public page; here it stands for a programme. */
  readonly isPublic: boolean
}

/** One tablet's op on a sheet that nobody else touches. */
export function opOn(seat: BenchSeat, sheet: string) {
  return {
    opId: randomUUID(),
    sheet,
    tenure: seat.tenureId,
    sheetEpoch: 1,
    claimedAt: new Date().toISOString(),
  }
}

/** Makes a data folder with contests in scoring, each seat taken, by the use-cases of real life. */
export async function createSite(dataDir: string, sizes: readonly SiteSize[]) {
  const settings = readSettings({ JIANGSAI_MODE: 'test', DATA_DIR: dataDir })
  migrate(settings.databasePath)
  const app = await createApplication(settings, readSecrets(settings, {}))
  const made: BenchContest[][] = []
  for (const [seed, size] of sizes.entries()) {
    const { contests, editionId } = await createRehearsalEdition(app, { ...size, seed })
    if (size.isPublic) await makePublic(app, editionId)
    const group: BenchContest[] = []
    for (const contest of contests) group.push(await openContest(app, contest))
    made.push(group)
  }
  return {
    groups: made,
    /** Marks every sheet of a contest, so that each can be submitted. */
    markAll: (contest: BenchContest) => markAll(app, contest),
    close: async () => {
      await app.writer.close()
      await app.read.$disconnect()
    },
  }
}

async function makePublic({ writer }: Application, id: string): Promise<void> {
  await writer.write((tx) => tx.edition.update({ where: { id }, data: { kind: 'programme' } }))
}

async function openContest(app: Application, contest: RehearsalContest): Promise<BenchContest> {
  const { contestId, slug, stageId, ruleSet } = contest
  const live = await app.contests.load(contestId)
  const [rules] = ruleSet.stages
  if (!live || !rules) throw new Error('A contest of the benchmark is not there')
  const op = { kind: 'moveStage', to: 'scoring', reason: '基准测试' } as const
  const by = { contestId, actor: 'system', device: null, opId: randomUUID() }
  await app.scoring.submit({
    ...by,
    receivedAt: app.now(),
    request: { by: 'chief', stageId, op },
  })
  const seats: BenchSeat[] = []
  for (const [index, seatId] of (live.state.stages.get(stageId)?.seatIds ?? []).entries()) {
    const { code } = await showSeatCode(app, { seatId })
    const judgeId = contest.judges[index]?.judgeId ?? ''
    const request = { code, judgeId, deviceId: `bench-${seatId}`, opId: randomUUID() }
    const taken = await takeSeat(app, request)
    if (!taken.ok) throw new Error(`A tablet of the benchmark got no seat: ${taken.code}`)
    const sheets = [...live.state.sheets.values()].filter((sheet) => sheet.seatId === seatId)
    seats.push({ token: taken.token, tenureId: taken.tenureId, sheets: sheets.map(idOf) })
  }
  const marks = aspectsOf(rules).map((aspect) => [aspect.id, 0] as const)
  return { slug, contestId, seats, marks }
}

const idOf = ({ id }: SheetState) => id

async function markAll(app: Application, contest: BenchContest): Promise<void> {
  const { contestId } = contest
  const seats = app.contests.get(contestId)?.state.seats
  const people = new Map([...(seats?.values() ?? [])].map((s) => [s.tenureId, s.personId]))
  const submit = (op: JudgeOp) =>
    app.scoring.submit({
      contestId,
      actor: people.get(op.tenure) ?? '',
      device: null,
      opId: op.opId,
      receivedAt: app.now(),
      request: { by: 'judge', op },
    })
  const answers = await Promise.all(
    contest.seats.flatMap((seat) =>
      seat.sheets.flatMap((sheet) =>
        contest.marks.map(([aspect, value]) =>
          submit({ ...opOn(seat, sheet), kind: 'mark', aspect, value, previousOp: null }),
        ),
      ),
    ),
  )
  const refused = answers.find((answer) => !answer.ok)
  if (refused) throw new Error('A mark of the benchmark was refused')
}

/** The op that submits a sheet which `markAll` marked. */
export function submission(contest: BenchContest, seat: BenchSeat, sheet: string): JudgeOp {
  const marks = Object.fromEntries(contest.marks)
  return { ...opOn(seat, sheet), kind: 'submit', digest: sheetDigest({ sheet, marks, note: '' }) }
}
