/**
 * Namespace `/judging`: the tablets. Authenticated by the seat's token; a former tenure may still
 * connect, to deliver what it holds unsent. Messages are in app/protocol/judging.ts.
 */
import type { Namespace, Server, Socket } from 'socket.io'
import type { ContestEvent } from '~/domain/contest/events'
import { entrantsTouched } from '~/domain/contest/entrantsTouched'
import { sheetOfSeat, sheetView } from '~/domain/contest/sheetView'
import type { Application } from '~/http/application.server'
import { readCookie, SEAT_COOKIE } from '~/http/cookies.server'
import {
  helloSchema,
  heartbeatSchema,
  judgeOpSchema,
  type HelloAnswer,
  type JudgeToServer,
  type OpAnswer,
  type ServerToJudge,
} from '~/protocol/judging'
import { hasDiverged, seatSnapshot } from '~/queries/contest/seatSnapshot.server'
import type { LiveContest } from '~/services/contest/liveContest.server'
import { contestScope } from '~/services/contest/liveContests.server'
import { heard } from '~/services/contest/seatPresence.server'
import { submitJudgeOp } from '~/services/contest/submitJudgeOp.server'
import { findSeatHolder, type SeatHolder } from '~/services/contest/tenure.server'
import { openField } from '~/services/people/personFields.server'
import { createMeter } from './meter'

interface SeatData {
  holder: SeatHolder
}
type JudgeSocket = Socket<JudgeToServer, ServerToJudge, Record<string, never>, SeatData>
type JudgeNamespace = Namespace<JudgeToServer, ServerToJudge, Record<string, never>, SeatData>

/** Ops a second that one tablet may send for long, and at once; offline queues come in bursts. */
const OPS_PER_SECOND = 40
const OPS_AT_ONCE = 400
/** A hello reads the whole seat; a tablet says one on each connection and after a gap. */
const HELLOS_PER_SECOND = 1
const HELLOS_AT_ONCE = 20
const BEATS_PER_SECOND = 1
const BEATS_AT_ONCE = 20

/** Opens the namespace and keeps the tablets told of what happens to their sheets. */
export function attachJudging(io: Server, app: Application): void {
  const judging = io.of('/judging') as unknown as JudgeNamespace
  judging.use((socket, next) => {
    const token = readCookie(socket.handshake.headers.cookie, SEAT_COOKIE, app.settings)
    const found = token === null ? Promise.resolve(null) : findSeatHolder(app, token)
    found.then(
      (holder) => {
        if (!holder) {
          next(new Error('signedOut'))
          return
        }
        socket.data.holder = holder
        next()
      },
      (error: unknown) => {
        app.log.error({ err: error }, 'a tablet could not be identified')
        next(new Error('busy'))
      },
    )
  })
  judging.on('connection', (socket) => serve(app, socket))
  app.contests.onCommit((contest, events) => tell(judging, contest, events))
}

function serve(app: Application, socket: JudgeSocket): void {
  const { holder } = socket.data
  const ops = createMeter(OPS_PER_SECOND, OPS_AT_ONCE)
  const hellos = createMeter(HELLOS_PER_SECOND, HELLOS_AT_ONCE)
  const beats = createMeter(BEATS_PER_SECOND, BEATS_AT_ONCE)
  const heardNow = (pending?: number) => {
    if (!hasSeat(app, holder)) return
    heard(holder.seatId, pending === undefined ? { at: app.now() } : { at: app.now(), pending })
  }
  void socket.join([seatRoom(holder.seatId), tenureRoom(holder.tenureId)])

  socket.on('hello', (message, answer) => {
    if (typeof answer !== 'function') return
    if (!hellos.take(app.now().getTime())) {
      answer({ ok: false, code: 'rate' })
      return
    }
    hello(app, socket, message).then(answer, (error: unknown) => {
      app.log.error({ err: error, seat: holder.seatId }, 'hello failed')
      answer({ ok: false, code: 'busy' })
    })
  })
  socket.on('op', (message, answer) => {
    if (typeof answer !== 'function') return
    const now = app.now()
    if (!ops.take(now.getTime())) {
      answer({ ok: false, opId: opIdOf(message), code: 'rate', final: false })
      return
    }
    heardNow()
    const parsed = judgeOpSchema.safeParse(message)
    if (!parsed.success) {
      answer({ ok: false, opId: opIdOf(message), code: 'invalid', final: true })
      return
    }
    const { opId } = parsed.data
    submitJudgeOp(app, holder, parsed.data, now).then(answer, (error: unknown) => {
      app.log.error({ err: error, seat: holder.seatId }, 'an op failed')
      answer({ ok: false, opId, code: 'busy', final: false })
    })
  })
  socket.on('heartbeat', (message, answer) => {
    const reply = typeof answer === 'function' ? answer : () => undefined
    if (!beats.take(app.now().getTime())) {
      reply({ ok: false, code: 'rate' })
      return
    }
    const beat = heartbeatSchema.safeParse(message)
    if (!beat.success) {
      reply({ ok: false, code: 'invalid' })
      return
    }
    heardNow(beat.data.pending)
    reply({ ok: true })
  })
}

async function hello(
  app: Application,
  socket: JudgeSocket,
  message: unknown,
): Promise<HelloAnswer> {
  const { holder } = socket.data
  const parsed = helloSchema.safeParse(message)
  if (!parsed.success) return { ok: false, code: 'invalid' }
  const live = await app.contests.load(holder.contestId)
  const current = live?.state.seats.get(holder.seatId)
  if (!live || !current) return { ok: false, code: 'signedOut' }
  if (current.tenureId !== holder.tenureId) return moved(app, current.personId)
  heard(holder.seatId, { at: app.now(), pending: parsed.data.pending })
  const diverged = await hasDiverged(app, contestScope(live.id), live, parsed.data.have)
  const snapshot = await seatSnapshot(app, live, holder)
  return snapshot ? { ok: true, diverged, snapshot } : { ok: false, code: 'busy' }
}

async function moved(app: Application, personId: string | null): Promise<HelloAnswer> {
  if (personId === null) return { ok: false, code: 'moved' }
  const person = await app.read.person.findUniqueOrThrow({ where: { id: personId } })
  const movedTo = openField(app.secrets, 'name', person.id, person.sealedName)
  return { ok: false, code: 'moved', movedTo }
}

/** Whether the tablet's own tenure is the present one: a former one says nothing of the seat. */
function hasSeat(app: Application, { contestId, seatId, tenureId }: SeatHolder): boolean {
  return app.contests.get(contestId)?.state.seats.get(seatId)?.tenureId === tenureId
}

/**
 * Tells each seat of the contest what changed on its own sheets, and former ones that they moved.
 * Sheets go to the present tenure alone: whoever sat there before never sees a successor's marks.
 */
function tell(
  judging: JudgeNamespace,
  contest: LiveContest,
  events: readonly ContestEvent[],
): void {
  const { state } = contest
  const stages = new Map<string, Set<string>>()
  for (const event of events) {
    if (event.kind === 'seat.moved' || event.kind === 'seat.taken') {
      const { seat, tenure } = event.payload
      judging.to(seatRoom(seat)).emit('seat:moved', {
        tenureId: state.seats.get(seat)?.tenureId ?? null,
        tenure,
      })
    }
    const touched = entrantsTouched(state, event)
    if (!touched?.judges) continue
    const all = state.stages.get(touched.stageId ?? '')?.entrantIds ?? []
    for (const id of touched.codeIds === 'all' ? all : touched.codeIds) {
      const stageId = state.entrants.get(id)?.stageId
      if (stageId === undefined) continue
      stages.set(stageId, (stages.get(stageId) ?? new Set()).add(id))
    }
  }
  for (const [stageId, codeIds] of stages) {
    const stage = state.stages.get(stageId)
    if (!stage) continue
    for (const seatId of stage.seatIds) {
      const tenureId = state.seats.get(seatId)?.tenureId ?? null
      if (tenureId === null || !judging.adapter.rooms.has(tenureRoom(tenureId))) continue
      const sheets = [...codeIds].flatMap((codeId) => sheetOfSeat(state, codeId, seatId) ?? [])
      judging.to(tenureRoom(tenureId)).emit('seat:update', {
        ...contest.head,
        phase: stage.phase,
        sheets: sheets.map((sheet) => sheetView(state, sheet)),
      })
    }
  }
}

function seatRoom(seatId: string): string {
  return `seat:${seatId}`
}

function tenureRoom(tenureId: string): string {
  return `tenure:${tenureId}`
}

/** The id that a malformed op claims, so that its sender can find it. */
function opIdOf(message: unknown): OpAnswer['opId'] {
  const opId: unknown =
    typeof message === 'object' && message !== null && 'opId' in message ? message.opId : null
  return typeof opId === 'string' ? opId.slice(0, 64) : ''
}
