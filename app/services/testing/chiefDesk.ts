/** A chief judge and the judges of a drawn contest, for tests of the chief judge's ops. */
import { randomUUID } from 'node:crypto'
import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import { digestOf } from '~/domain/contest/sheetChecks'
import type { RuleSet } from '~/domain/contest/ruleSet'
import type { Role, Viewer } from '~/domain/people/permissions'
import type { JudgeOp } from '~/protocol/judging'
import type { ServiceContext } from '../context'
import { drawnContest, type DrawnContest } from './drawnContest'
import { performChiefOp } from '../contest/chief/performChiefOp.server'
import { decodeWithin } from '../contest/stages/decodeStage.server'
import { drawnStage } from '../contest/stages/pairs.server'

const PERFECT = { width: 725, form: 2, safety: 0 }

/** What every op of a judge has. */
type Draft<K extends JudgeOp['kind']> = Omit<
  Extract<JudgeOp, { kind: K }>,
  'opId' | 'sheet' | 'tenure' | 'sheetEpoch' | 'claimedAt' | 'kind'
>

export class TestDesk {
  readonly chief: Viewer

  private constructor(
    readonly app: ServiceContext,
    readonly contest: DrawnContest,
  ) {
    this.chief = viewerOf('chiefJudge', contest)
  }

  static async open(
    app: ServiceContext,
    options?: { entries?: number; ruleSet?: RuleSet },
  ): Promise<TestDesk> {
    return new TestDesk(app, await drawnContest(app, options))
  }

  get state() {
    const live = this.app.contests.get(this.contest.id)
    if (!live) throw new Error('The contest is not in memory')
    return live.state
  }

  /** A sheet of the first entrant by its seat's place, or of the second. */
  sheet(seat: number, entrant = 0): string {
    const codeId = this.contest.codeIds[entrant] ?? ''
    return this.state.entrants.get(codeId)?.sheetIds[seat] ?? ''
  }

  perform(op: ChiefOp, viewer: Viewer = this.chief, opId = randomUUID()) {
    return performChiefOp(this.app, {
      viewer,
      request: { stageId: this.contest.stageId, opId, op },
      device: null,
      receivedAt: this.app.now(),
    })
  }

  /** The op that takes a seat from who sits there. */
  moveSeat(seat: string, reason: string): ChiefOp {
    return { kind: 'moveSeat', seat, tenure: this.state.seats.get(seat)?.tenureId ?? '', reason }
  }

  /** A judge's op on a sheet; `changes` make it late. */
  judge<K extends JudgeOp['kind']>(
    sheetId: string,
    kind: K,
    draft: Draft<K>,
    changes: { tenure?: string; sheetEpoch?: number; actor?: string } = {},
  ) {
    const sheet = this.state.sheets.get(sheetId)
    const seat = this.state.seats.get(sheet?.seatId ?? '')
    const { actor = seat?.personId ?? 'a judge', ...late } = changes
    const op = {
      opId: randomUUID(),
      sheet: sheetId,
      tenure: seat?.tenureId ?? '',
      sheetEpoch: sheet?.epoch ?? 1,
      claimedAt: this.app.now().toISOString(),
      kind,
      ...draft,
      ...late,
    } as JudgeOp
    return this.app.scoring.submit({
      contestId: this.contest.id,
      actor,
      device: 'tablet',
      opId: op.opId,
      receivedAt: this.app.now(),
      request: { by: 'judge', op },
    })
  }

  mark(sheetId: string, aspect: string, value: number, changes: { tenure?: string } = {}) {
    const previousOp = this.state.sheets.get(sheetId)?.marks.get(aspect)?.opId ?? null
    return this.judge(sheetId, 'mark', { aspect, value, previousOp }, changes)
  }

  /** Scores and submits a whole sheet. */
  async submit(sheetId: string, width = PERFECT.width): Promise<void> {
    for (const [aspect, value] of Object.entries({ ...PERFECT, width })) {
      await this.mark(sheetId, aspect, value)
    }
    await this.judge(sheetId, 'submit', { digest: this.digest(sheetId) })
  }

  /** Scores, submits and signs every sheet; the stage is in signing. */
  async signAll(): Promise<void> {
    const sheets = [...this.state.sheets.keys()]
    for (const id of sheets) await this.submit(id)
    await this.perform({ kind: 'moveStage', to: 'signing', reason: '评分结束' })
    for (const id of sheets) await this.judge(id, 'sign', { digest: this.digest(id) })
  }

  /** Signs and decodes the stage, in which every sheet is signed. */
  async decode(): Promise<void> {
    await this.perform({ kind: 'moveStage', to: 'signed', reason: '评分结束' })
    const by = { actor: 'a coding officer', witnessId: 'an arbitrator' }
    await this.app.writer.write(async (tx) => {
      const where = { id: this.contest.stageId }
      const stage = await tx.stage.findUniqueOrThrow({ where, ...drawnStage })
      const receivedAt = this.app.now()
      await decodeWithin(tx, this.app.secrets, stage, { ...by, opId: randomUUID(), receivedAt })
    })
  }

  digest(sheetId: string): string {
    const sheet = this.state.sheets.get(sheetId)
    if (!sheet) throw new Error('no sheet')
    return digestOf(sheet)
  }
}

/** Somebody with one role in the contest. */
export function viewerOf(
  role: Role,
  { id, editionId }: { id: string; editionId: string },
  personId: string = randomUUID(),
): Viewer {
  const grant = { role, editionId, contestId: id, zoneId: `${editionId}-Z1` }
  return { personId, grants: [grant] }
}
