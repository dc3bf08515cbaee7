/** A server that decides with the real rules and keeps its log in memory, for the fuzz. */
import { applyEvent, foldContest } from '~/domain/contest/apply'
import { decideChiefOp, type ChiefOp } from '~/domain/contest/decideChiefOp'
import { decideSheetOp } from '~/domain/contest/decideSheetOp'
import type { ContestEvent, ContestEventBody } from '~/domain/contest/events'
import { entrantsTouched } from '~/domain/contest/entrantsTouched'
import { sheetsOfSeat, sheetView } from '~/domain/contest/sheetView'
import type { ContestState } from '~/domain/contest/state'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type {
  Hello,
  HelloAnswer,
  JudgeOp,
  OpAnswer,
  SeatSnapshot,
  SeatUpdate,
} from '~/protocol/judging'
import { CONTEST, contestStart, STAGE } from './contest'
import type { World } from './simulation'

interface Backup {
  events: ContestEvent[]
  answers: Map<string, OpAnswer>
}

export class FakeServer {
  events: ContestEvent[] = []
  hashes: string[] = ['0'.repeat(64)]
  state: ContestState = foldContest(CONTEST, [])
  /** Told after every event, so that the tablets can be updated. */
  onEvent: (event: ContestEvent) => void = () => undefined
  private answers = new Map<string, OpAnswer>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
    for (const body of contestStart()) this.append(body, world.newId())
  }

  takeSeat(seat: string): string {
    const tenureId = this.world.newId()
    const tenure = (this.state.seats.get(seat)?.tenure ?? 0) + 1
    const payload = { stage: STAGE, seat, tenure, tenureId, person: `person of ${seat}` }
    this.append({ kind: 'seat.taken', payload }, this.world.newId())
    return tenureId
  }

  chief(op: ChiefOp): void {
    const decision = decideChiefOp(this.state, STAGE, op)
    if (decision.kind === 'accept') this.append(decision.event, this.world.newId())
  }

  /** The chief takes a seat from who sits there. */
  moveSeat(seat: string): void {
    const tenure = this.state.seats.get(seat)?.tenureId
    if (tenure) this.chief({ kind: 'moveSeat', seat, tenure, reason: 'broken' })
  }

  movePhase(to: 'scoring' | 'signing' | 'signed'): void {
    this.append(
      { kind: 'stage.moved', payload: { stage: STAGE, to, reason: null } },
      this.world.newId(),
    )
  }

  op(op: JudgeOp): OpAnswer {
    const known = this.answers.get(op.opId)
    if (known) return known
    if (this.world.chance(0.05)) return refusal(op, 'busy', false)
    const decision = decideSheetOp(this.state, op, {
      heldId: `held ${op.opId}`,
      receivedAt: op.claimedAt,
    })
    const answer = this.answerTo(op, decision)
    if (answer.ok || answer.final) this.answers.set(op.opId, answer)
    return answer
  }

  hello(hello: Hello, tenureId: string): HelloAnswer {
    const seat = [...this.state.seats.values()].find(
      (s) => s.tenureId === tenureId || s.formerTenureIds.has(tenureId),
    )
    if (!seat) return { ok: false, code: 'signedOut' }
    if (seat.tenureId !== tenureId) return { ok: false, code: 'moved' }
    const { have } = hello
    const diverged = have !== null && this.hashes[have.seq] !== have.hash
    return { ok: true, diverged, snapshot: this.snapshot(seat.id) }
  }

  /** What a seat is told of an event; null when it is not its own or known to it already. */
  update(seat: string, event: ContestEvent): SeatUpdate | null {
    const told = entrantsTouched(this.state, event)
    if (!told?.judges) return null
    const { logId, seq, hash, stage, sheets } = this.snapshot(seat)
    const changed = sheets.filter(
      ({ codeId }) => told.codeIds === 'all' || told.codeIds.includes(codeId),
    )
    return { logId, seq, hash, phase: stage.phase, sheets: changed }
  }

  backup(): Backup {
    return { events: [...this.events], answers: new Map(this.answers) }
  }

  /** Everything after the backup is gone, as after a disk was replaced. */
  restore(backup: Backup): void {
    this.events = [...backup.events]
    this.hashes = this.hashes.slice(0, this.events.length + 1)
    this.answers = new Map(backup.answers)
    this.state = foldContest(CONTEST, this.events)
  }

  private answerTo(op: JudgeOp, decision: ReturnType<typeof decideSheetOp>): OpAnswer {
    if (decision.kind === 'accept') {
      return { ok: true, opId: op.opId, seq: this.append(decision.event, op.opId, judgeOf(op)) }
    }
    if (decision.kind === 'hold') {
      this.append(decision.event, op.opId, judgeOf(op))
      return { ...refusal(op, 'held', true), details: { reason: decision.reason } }
    }
    const { code } = decision
    return refusal(op, code, code !== 'gap' && code !== 'phase')
  }

  private append(body: ContestEventBody, opId: string, actor = 'someone'): number {
    const seq = this.events.length + 1
    const receivedAt = new Date(this.world.now).toISOString()
    const event: ContestEvent = { ...body, seq, opId, actor, receivedAt }
    this.events.push(event)
    this.hashes.push(sha256Hex(utf8(`${this.hashes[seq - 1]} ${opId} ${this.world.random()}`)))
    applyEvent(this.state, event)
    this.onEvent(event)
    return seq
  }

  private snapshot(seatId: string): SeatSnapshot {
    const { state } = this
    const seat = state.seats.get(seatId)
    const stage = state.stages.get(STAGE)
    const rules = state.ruleSet?.stages[0]
    if (!seat || !stage || !rules) throw new Error(`No seat ${seatId}`)
    const { key, phase, identity } = stage
    return {
      logId: CONTEST,
      seq: this.events.length,
      hash: this.hashes[this.events.length] ?? '',
      contest: { id: CONTEST, slug: 'welder', name: { zh: '焊工', en: 'Welding' } },
      stage: { id: STAGE, key, phase, identity },
      rules,
      ruleVersion: state.ruleVersion,
      seat: {
        id: seatId,
        ordinal: seat.ordinal,
        tenureId: seat.tenureId ?? '',
        judgeName: seat.personId ?? '',
      },
      sheets: sheetsOfSeat(state, seatId).map((sheet) => sheetView(state, sheet)),
    }
  }
}

/** The same judge sits in a seat whatever device it moves to; its sheets begin with its id. */
function judgeOf({ sheet }: JudgeOp): string {
  return `person of ${sheet.split('/')[0] ?? ''}`
}

function refusal(
  op: JudgeOp,
  code: Extract<OpAnswer, { ok: false }>['code'],
  final: boolean,
): Extract<OpAnswer, { ok: false }> {
  return { ok: false, opId: op.opId, code, final }
}
