/**
 * The way of a judge's op through the write queue. Ops that wait while a transaction is under way
 * share the next one; each is decided by itself, and all are answered after the commit.
 */
import { Prisma } from '../../../prisma/generated/client'
import type { ContestEvent, ContestEventBody } from '~/domain/contest/events'
import { decideChiefOp, type ChiefOp, type ChiefRefusal } from '~/domain/contest/decideChiefOp'
import { decideSheetOp } from '~/domain/contest/decideSheetOp'
import type { ContestState } from '~/domain/contest/state'
import { TRANSIENT_REFUSALS, type JudgeOp, type OpAnswer } from '~/protocol/judging'
import { appendToLogs, type EventDraft } from '../log/appendEvent.server'
import { derivedId } from '../log/derivedId.server'
import { requestDigest } from '../log/performOp.server'
import type { Tx, Writer } from '../log/writer.server'
import type { LiveContest } from './liveContest.server'
import { contestScope, type LiveContests } from './liveContests.server'
import { projectEvents } from './projectEvents.server'

export type ChiefAnswer =
  | { ok: true; opId: string; seq: number }
  | { ok: false; opId: string; code: ChiefRefusal | 'reused' | 'busy'; final: boolean }

export interface ScoringOp {
  contestId: string
  actor: string
  device: string | null
  opId: string
  receivedAt: Date
  request:
    /** `lost`: the tenure is one that a restored backup lacks; see `decideSheetOp`. */
    { by: 'judge'; op: JudgeOp; lost?: true } | { by: 'chief'; stageId: string; op: ChiefOp }
}

export type ScoringAnswer = OpAnswer | ChiefAnswer

interface Waiting {
  op: ScoringOp
  /** What its id is bound to. */
  digest: string
  answer: (answer: ScoringAnswer) => void
  fail: (error: unknown) => void
}

interface Batch {
  /** Contests in ascending order of id, each with what is new in its log. */
  contests: Map<string, { live: LiveContest; events: ContestEvent[]; drafts: EventDraft[] }>
  answers: Map<string, Known>
}

/** What became of an op. `digest` is null for an id that something else than an op has used. */
interface Known {
  digest: string | null
  answer: ScoringAnswer
}

interface AnsweredRow {
  actor: string
  opId: string
  requestDigest: string
  answer: string
}

interface Fresh {
  op: ScoringOp
  digest: string
  answer: ScoringAnswer
}

/**
 * A judge's op is sent again when the op before it has come, or when its stage starts: one from
 * before a restored backup may come while the stage waits to be started a second time.
 */
const PASSING: readonly string[] = TRANSIENT_REFUSALS

/** The most ops that share a transaction, so that none waits long for the commit. */
const MOST_PER_BATCH = 256

export class Scoring {
  private waiting: Waiting[] = []
  private scheduled = false

  constructor(
    private readonly writer: Writer,
    private readonly contests: LiveContests,
    /** Hears of an op that a rule could not decide: our defect, so the tablet keeps the op. */
    private readonly report: (error: unknown) => void,
  ) {}

  /** Takes an op of a judge or a chief who was authorised for it; resolves after the commit. */
  submit(op: ScoringOp): Promise<ScoringAnswer> {
    return new Promise((answer, fail) => {
      this.waiting.push({ op, digest: requestDigest(op.request), answer, fail })
      this.schedule()
    })
  }

  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0) return
    this.scheduled = true
    let taken: Waiting[] | null = null
    const take = () => {
      this.scheduled = false
      taken = this.waiting.splice(0, MOST_PER_BATCH)
      return taken
    }
    this.writer
      .write((tx) => {
        const mine = take()
        this.schedule()
        return this.perform(tx, mine)
      })
      .then((answers) => taken?.forEach((w, i) => w.answer(answers[i] ?? busy(w.op.opId))))
      // Without a transaction nothing was taken yet: those who wait are told, and the next may try.
      .catch((error: unknown) => (taken ?? take()).forEach((w) => w.fail(error)))
  }

  private async perform(tx: Tx, taken: readonly Waiting[]): Promise<ScoringAnswer[]> {
    const batch: Batch = { contests: new Map(), answers: await this.known(tx, taken) }
    const ids = [...new Set(taken.map((w) => w.op.contestId))].sort()
    for (const id of ids) {
      const live = await this.contests.loadWithin(tx, id)
      if (live) batch.contests.set(id, { live, events: [], drafts: [] })
    }
    try {
      const { answers, fresh } = this.decideAll(batch, taken)
      await this.store(tx, batch, fresh)
      return answers
    } catch (error) {
      // The working states may be ahead of the disk.
      this.writer.fail(error)
      throw error
    }
  }

  private decideAll(batch: Batch, taken: readonly Waiting[]) {
    const fresh: Fresh[] = []
    const answers = taken.map(({ op, digest }) => {
      const known = batch.answers.get(answerKey(op))
      if (known) return known.digest === digest ? known.answer : reused(op.opId)
      const answer = decide(batch, op, this.report)
      if (answer.ok || answer.final) {
        batch.answers.set(answerKey(op), { digest, answer })
        fresh.push({ op, digest, answer })
      }
      return answer
    })
    return { answers, fresh }
  }

  private async store(tx: Tx, batch: Batch, fresh: readonly Fresh[]): Promise<void> {
    const changed = [...batch.contests.values()].filter(({ drafts }) => drafts.length > 0)
    await appendToLogs(
      tx,
      changed.map(({ live, drafts }) => ({ scopeId: contestScope(live.id), drafts })),
    )
    await projectEvents(
      tx,
      changed.map(({ live, events }) => ({ state: live.working, events })),
    )
    if (fresh.length === 0) return
    const rows = fresh.map(
      ({ op, digest, answer }) =>
        Prisma.sql`(${op.actor}, ${op.opId}, ${digest}, ${JSON.stringify(answer)}, ${op.receivedAt})`,
    )
    await tx.$executeRaw`
      INSERT INTO "OpAnswer" ("actor", "opId", "requestDigest", "answer", "answeredAt")
      VALUES ${Prisma.join(rows)}`
  }

  private async known(tx: Tx, taken: readonly Waiting[]): Promise<Batch['answers']> {
    const ids = Prisma.join(taken.map(({ op }) => Prisma.sql`(${op.actor}, ${op.opId})`))
    const used = await tx.$queryRaw<{ actor: string; opId: string }[]>`
      SELECT "actor", "opId" FROM "Event" WHERE ("actor", "opId") IN (VALUES ${ids})`
    const answered = await tx.$queryRaw<AnsweredRow[]>`
      SELECT "actor", "opId", "requestDigest", "answer"
      FROM "OpAnswer" WHERE ("actor", "opId") IN (VALUES ${ids})`
    return new Map<string, Known>([
      ...used.map((row) => [answerKey(row), { digest: null, answer: reused(row.opId) }] as const),
      ...answered.map(
        (row) =>
          [
            answerKey(row),
            { digest: row.requestDigest, answer: JSON.parse(row.answer) as ScoringAnswer },
          ] as const,
      ),
    ])
  }
}

function decide(batch: Batch, op: ScoringOp, report: (error: unknown) => void): ScoringAnswer {
  const contest = batch.contests.get(op.contestId)
  const { opId } = op
  if (!contest) {
    const code = op.request.by === 'judge' ? 'unknownSheet' : 'notFound'
    return { ok: false, opId, code, final: true }
  }
  let decision: ReturnType<typeof decideOp>
  try {
    decision = decideOp(contest.live.working, op)
  } catch (error) {
    report(error)
    return busy(opId)
  }
  if (decision.kind === 'refuse') {
    const { code } = decision
    const details = 'details' in decision ? { details: decision.details } : {}
    const final = op.request.by === 'chief' || !PASSING.includes(code)
    return { ok: false, opId, code, final, ...details } as ScoringAnswer
  }
  const seq = record(contest, op, decision.event)
  if (decision.kind === 'accept') return { ok: true, opId, seq }
  return { ok: false, opId, code: 'held', final: true, details: { reason: decision.reason } }
}

/** A held op gets the same id again after a restored backup, so that a decision still finds it. */
function decideOp(state: ContestState, { actor, opId, request, ...op }: ScoringOp) {
  return request.by === 'judge'
    ? decideSheetOp(state, request.op, {
        heldId: derivedId('held', actor, opId),
        receivedAt: op.receivedAt.toISOString(),
        lost: request.lost,
      })
    : decideChiefOp(state, request.stageId, request.op)
}

function record(
  contest: { live: LiveContest; events: ContestEvent[]; drafts: EventDraft[] },
  op: ScoringOp,
  body: ContestEventBody,
): number {
  const { actor, device, opId, receivedAt } = op
  const seq = contest.live.working.seq + 1
  const event = { ...body, seq, opId, actor, receivedAt: receivedAt.toISOString() }
  contest.live.advance(event)
  contest.events.push(event)
  contest.drafts.push({ opId, kind: body.kind, actor, device, payload: body.payload, receivedAt })
  return seq
}

function answerKey(op: { actor: string; opId: string }): string {
  return `${op.actor}\n${op.opId}`
}
function busy(opId: string): ScoringAnswer {
  return { ok: false, opId, code: 'busy', final: false }
}
function reused(opId: string): ScoringAnswer {
  return { ok: false, opId, code: 'reused', final: true }
}
