import type { Glance, GlanceAnswer, GlanceUpdate } from '~/protocol/glance'
import { ANSWER_WITHIN_MS, follow, type Listener, type ScreenSocket } from './follow'

export interface GlanceFollower extends Listener {
  have: () => Glance | null
  replace: (glance: Glance | null) => void
  /** False when something in between is missing. */
  update: (update: GlanceUpdate) => boolean
}

/** Keeps the year's glance up to date over a connection, as `followBoard` keeps a board. */
export function followGlance(
  socket: ScreenSocket,
  spread: number,
  follower: GlanceFollower,
): () => void {
  const { ask, askLater, stop } = follow(socket, follower, (done) => {
    const have = follower.have()?.hash ?? null
    const answered = (error: Error | null, answer?: GlanceAnswer) => {
      const given = error === null && answer?.ok === true
      if (given) follower.heard(answer.at)
      if (given && answer.kind === 'snapshot') follower.replace(answer.glance)
      done(given)
    }
    socket.timeout(ANSWER_WITHIN_MS).emit('glance', { have }, answered)
  })
  socket.on('glance:reset', () => askLater(spread))
  socket.on('glance:update', (update) => {
    follower.heard(update.at)
    if (!follower.update(update)) ask()
  })
  return stop
}
