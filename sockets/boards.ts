/**
 * Namespaces `/boards` and `/displays`: phones and pages, and hall screens. Nobody signs in, and
 * nothing but the public boards is sent. Messages are in app/protocol/boards.ts.
 */
import type { Namespace, Server, Socket } from 'socket.io'
import type { Application } from '~/http/application.server'
import { watchSchema, type ScreenToServer, type ServerToScreen } from '~/protocol/boards'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import type { PublicBoards } from '~/services/contest/publicBoards.server'
import { attachGlance } from './glance'
import { createMeter } from './meter'

type Screens = Namespace<ScreenToServer, ServerToScreen>
type Screen = Socket<ScreenToServer, ServerToScreen>

/** Boards a second that one screen may ask for, for long and at once. */
const WATCHES_PER_SECOND = 1
const WATCHES_AT_ONCE = 8
const PULSE_MS = 5_000

/** Opens both namespaces; each change is encoded once for all screens of a board. */
export function attachBoards(io: Server, app: Application): void {
  const boards = publicBoardsOf(app)
  const pages: Screens = io.of('/boards')
  const audiences: Screens[] = [pages, io.of('/displays')]
  attachGlance(pages, app)
  for (const screens of audiences) {
    screens.on('connection', (screen: Screen) => serve(app, boards, screen))
  }
  boards.onChange({
    update: (update) => {
      for (const screens of audiences) {
        screens.to(roomOf(update.contestId)).emit('board:update', update)
      }
    },
    reset: (notice) => {
      for (const screens of audiences) {
        screens.to(roomOf(notice.contestId)).emit('board:reset', notice)
      }
    },
  })
  const pulse = setInterval(() => {
    const at = app.now().toISOString()
    // Not volatile: a hall screen has both namespaces on one connection, which is not writable again
    // yet when the second pulse follows, so that one would be dropped each time. For a screen that is
    // gone some twenty queue until its ping is overdue: a kilobyte or two.
    for (const screens of audiences) screens.emit('pulse', { at })
  }, PULSE_MS)
  pulse.unref()
}

function roomOf(contestId: string): string {
  return `board:${contestId}`
}

function serve(app: Application, boards: PublicBoards, screen: Screen): void {
  const meter = createMeter(WATCHES_PER_SECOND, WATCHES_AT_ONCE)
  screen.on('watch', (message, answer) => {
    if (typeof answer !== 'function') return
    const parsed = watchSchema.safeParse(message)
    if (!parsed.success) {
      answer({ ok: false, code: 'invalid' })
      return
    }
    if (!meter.take(app.now().getTime())) {
      answer({ ok: false, code: 'busy' })
      return
    }
    boards
      .watch(parsed.data, (contestId) => join(screen, roomOf(contestId)))
      .then(answer, (error: unknown) => {
        app.log.error({ err: error }, 'a board could not be read')
        answer({ ok: false, code: 'busy' })
      })
  })
}

/** A screen watches one board at a time. */
function join(screen: Screen, room: string): void {
  for (const other of screen.rooms) {
    if (other !== room && other.startsWith('board:')) void screen.leave(other)
  }
  void screen.join(room)
}
