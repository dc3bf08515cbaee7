/**
 * Namespace `/chief`: the chief judges' screens, one room for each stage. Authenticated by the same
 * sign-in as the pages, again at each watch and once a minute. Messages are in
 * app/protocol/chief.ts.
 */
import type { Namespace, Server, Socket } from 'socket.io'
import { can } from '~/domain/people/permissions'
import type { Application } from '~/http/application.server'
import { signedInByCookie } from '~/http/signedIn.server'
import {
  chiefRequestSchema,
  chiefWatchSchema,
  type ChiefOpAnswer,
  type ChiefToServer,
  type ChiefWatchAnswer,
  type ServerToChief,
} from '~/protocol/chief'
import { AppError } from '~/protocol/errors'
import { hasDiverged } from '~/queries/contest/seatSnapshot.server'
import { findChiefPlace } from '~/services/contest/chief/chiefPlace.server'
import { ChiefRooms } from '~/services/contest/chief/chiefRooms.server'
import { chiefEphemeral, chiefSnapshot } from '~/services/contest/chief/chiefSnapshot.server'
import { performChiefOp } from '~/services/contest/chief/performChiefOp.server'
import { contestScope } from '~/services/contest/liveContests.server'
import { createMeter } from './meter'

interface ChiefData {
  stageId?: string
}
type Nothing = Record<string, never>
type ChiefNamespace = Namespace<ChiefToServer, ServerToChief, Nothing, ChiefData>
type ChiefSocket = Socket<ChiefToServer, ServerToChief, Nothing, ChiefData>

const WATCHES_PER_SECOND = 1
const WATCHES_AT_ONCE = 8
const CHECK_EVERY_MS = 60_000

/** Opens the namespace and tells each room what changes in its stage. */
export function attachChief(io: Server, app: Application): void {
  const chief = io.of('/chief') as unknown as ChiefNamespace
  const rooms = new ChiefRooms(app, {
    update: (stageId, update) => chief.to(stageId).emit('chief:update', update),
    // Not volatile: what follows another message at once would be dropped, though it is told once. For
    // a screen that is gone a few dozen queue until its ping is overdue: some kilobytes.
    ephemeral: (stageId, ephemeral) => chief.to(stageId).emit('chief:ephemeral', ephemeral),
  })
  chief.adapter.on('delete-room', (room: string) => rooms.close(room))
  chief.use((socket, next) => {
    signedInByCookie(app, socket.handshake.headers.cookie).then(
      (signedIn) => (signedIn ? next() : next(new Error('signedOut'))),
      (error: unknown) => {
        app.log.error({ err: error }, 'a chief judge could not be identified')
        next(new Error('busy'))
      },
    )
  })
  chief.on('connection', (socket) => serve(app, rooms, socket))
  const check = setInterval(() => void checkAll(app, chief), CHECK_EVERY_MS)
  check.unref()
}

function serve(app: Application, rooms: ChiefRooms, socket: ChiefSocket): void {
  const meter = createMeter(WATCHES_PER_SECOND, WATCHES_AT_ONCE)
  socket.on('watch', (message, answer) => {
    if (typeof answer !== 'function') return
    if (!meter.take(app.now().getTime())) {
      answer({ ok: false, code: 'rate' })
      return
    }
    watch(app, rooms, socket, message).then(answer, (error: unknown) => {
      app.log.error({ err: error }, 'a stage could not be read')
      answer({ ok: false, code: 'busy' })
    })
  })
  socket.on('op', (message, answer) => {
    if (typeof answer !== 'function') return
    perform(app, socket, message).then(answer, (error: unknown) => {
      if (!(error instanceof AppError)) app.log.error({ err: error }, 'an op failed')
      answer(refused(message, error))
    })
  })
}

async function watch(
  app: Application,
  rooms: ChiefRooms,
  socket: ChiefSocket,
  message: unknown,
): Promise<ChiefWatchAnswer> {
  const parsed = chiefWatchSchema.safeParse(message)
  if (!parsed.success) return { ok: false, code: 'invalid' }
  const { stageId, have } = parsed.data
  const contestId = await watchable(app, socket, stageId)
  if (typeof contestId !== 'string') return contestId
  const live = await app.contests.load(contestId)
  if (!live?.state.stages.has(stageId)) return { ok: false, code: 'notFound' }
  const diverged = await hasDiverged(app, contestScope(contestId), live, have)
  const before = socket.data.stageId
  if (before !== undefined && before !== stageId) await socket.leave(before)
  socket.data.stageId = stageId
  await socket.join(stageId)
  rooms.open(live, stageId)
  const { head } = live
  if (have?.seq === head.seq && !diverged) {
    return { ok: true, kind: 'current', head, ephemeral: chiefEphemeral(app, live, stageId) }
  }
  const snapshot = await chiefSnapshot(app, live, stageId)
  return snapshot
    ? { ok: true, kind: 'snapshot', diverged, snapshot }
    : { ok: false, code: 'notFound' }
}

/** The contest of a stage that the socket's person may watch, or the refusal. */
async function watchable(
  app: Application,
  socket: ChiefSocket,
  stageId: string,
): Promise<string | Extract<ChiefWatchAnswer, { ok: false }>> {
  const place = await findChiefPlace(app.read, stageId)
  if (!place) return { ok: false, code: 'notFound' }
  const signedIn = await signedInByCookie(app, socket.handshake.headers.cookie)
  if (!signedIn || !can(signedIn.viewer, 'chief.view', place)) {
    return { ok: false, code: 'forbidden' }
  }
  return place.contestId
}

async function perform(
  app: Application,
  socket: ChiefSocket,
  message: unknown,
): Promise<ChiefOpAnswer> {
  const receivedAt = app.now()
  const parsed = chiefRequestSchema.safeParse(message)
  if (!parsed.success) throw new AppError('invalid')
  const signedIn = await signedInByCookie(app, socket.handshake.headers.cookie)
  if (!signedIn) throw new AppError('forbidden')
  const { viewer, signInId: device } = signedIn
  return performChiefOp(app, { viewer, request: parsed.data, device, receivedAt })
}

function refused(message: unknown, error: unknown): ChiefOpAnswer {
  const claimed: unknown =
    typeof message === 'object' && message !== null && 'opId' in message ? message.opId : null
  const opId = typeof claimed === 'string' ? claimed.slice(0, 64) : ''
  const code = error instanceof AppError ? error.code : 'busy'
  const known = code === 'notFound' || code === 'forbidden' || code === 'invalid'
  return { ok: false, opId, code: known ? code : 'busy' }
}

/** Ends the connections whose sign-in is over or whose right was taken away. */
async function checkAll(app: Application, chief: ChiefNamespace): Promise<void> {
  for (const socket of chief.sockets.values()) {
    const { stageId } = socket.data
    if (stageId === undefined) continue
    try {
      if (typeof (await watchable(app, socket, stageId)) === 'string') continue
      socket.emit('chief:signedOut')
      socket.disconnect(true)
    } catch (error) {
      app.log.error({ err: error }, 'a chief judge could not be checked')
    }
  }
}
