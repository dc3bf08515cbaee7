import type { Glance, GlanceUpdate } from '~/protocol/glance'

/**
 * Takes an update into a glance: the next glance, `known` when the screen has it already, or `gap`
 * when something in between is missing and the whole is needed.
 */
export function takeGlance(glance: Glance, update: GlanceUpdate): Glance | 'known' | 'gap' {
  if (update.hash === glance.hash) return 'known'
  if (update.from !== glance.hash) return 'gap'
  const changed = new Map(update.contests.map((line) => [line.id, line]))
  const contests = glance.contests.map((line) => changed.get(line.id) ?? line)
  return { ...glance, ...update.zones, contests, hash: update.hash }
}
