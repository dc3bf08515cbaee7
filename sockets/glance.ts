/**
 * The year's contests at a glance, on the namespace `/boards`. Messages are in
 * app/protocol/glance.ts; what they say comes out of the public boards.
 */
import type { Namespace, Socket } from 'socket.io'
import type { Application } from '~/http/application.server'
import type { ScreenToServer, ServerToScreen } from '~/protocol/boards'
import { glanceSchema } from '~/protocol/glance'
import { readGlance } from '~/queries/contest/glance.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { GlanceFeed, READ_AGAIN_MS } from './glanceFeed'
import { createMeter } from './meter'

const ROOM = 'glance'
/** Glances a second that one screen may ask for, for long and at once. */
const ASKS_PER_SECOND = 1
const ASKS_AT_ONCE = 8

type Screens = Namespace<ScreenToServer, ServerToScreen>
type Screen = Socket<ScreenToServer, ServerToScreen>

/** Serves the glance to the screens of this namespace that ask for it. */
export function attachGlance(screens: Screens, app: Application): void {
  const feed = new GlanceFeed({
    read: () => readGlance(app),
    now: app.now,
    watched: () => (screens.adapter.rooms.get(ROOM)?.size ?? 0) > 0,
    update: (update) => screens.to(ROOM).emit('glance:update', update),
    reset: () => screens.to(ROOM).emit('glance:reset'),
    failed: (error) => app.log.error({ err: error }, 'the glance could not be read'),
  })
  onPublicChange(app, () => feed.touch())
  const again = setInterval(() => feed.touch(), READ_AGAIN_MS)
  again.unref()
  screens.on('connection', (screen: Screen) => serve(app, feed, screen))
}

/**
 * Calls back when a public board changed. Not at each commit: the glance is told at most so often, so
 * a mark that the public cannot see would put off what it can.
 */
export function onPublicChange(app: Application, changed: () => void): void {
  publicBoardsOf(app).onChange({ update: changed, reset: changed })
}

function serve(app: Application, feed: GlanceFeed, screen: Screen): void {
  const meter = createMeter(ASKS_PER_SECOND, ASKS_AT_ONCE)
  screen.on('glance', (message, answer) => {
    if (typeof answer !== 'function') return
    const parsed = glanceSchema.safeParse(message)
    if (!parsed.success) {
      answer({ ok: false, code: 'invalid' })
      return
    }
    if (!meter.take(app.now().getTime())) {
      answer({ ok: false, code: 'busy' })
      return
    }
    // Joined before it is read, so that no change falls in between.
    void screen.join(ROOM)
    feed.current().then(
      (glance) => {
        const at = app.now().toISOString()
        const current = glance !== null && glance.hash === parsed.data.have
        answer(
          current ? { ok: true, kind: 'current', at } : { ok: true, kind: 'snapshot', at, glance },
        )
      },
      (error: unknown) => {
        app.log.error({ err: error }, 'the glance could not be read')
        answer({ ok: false, code: 'busy' })
      },
    )
  })
}
