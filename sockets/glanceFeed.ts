import type { Glance, GlanceUpdate } from '~/protocol/glance'

/** While much goes on, the glance is read and told at most so often. */
export const TELL_EVERY_MS = 1_000
/** Older than this it is read again: some changes, such as of names, announce themselves nowhere. */
export const READ_AGAIN_MS = 5_000

export interface FeedParts {
  read: () => Promise<Glance | null>
  now: () => Date
  /** Whether any screen shows it; while none does, nothing is read. */
  watched: () => boolean
  update: (update: GlanceUpdate) => void
  reset: () => void
  failed: (error: unknown) => void
}

/**
 * The year's glance, as the screens have it. Every reading is told to them before anybody gets it
 * as an answer, so that no screen is ahead of the next update.
 */
export class GlanceFeed {
  private glance: Glance | null = null
  private readAt = Number.NEGATIVE_INFINITY
  private stale = true
  private reading: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly parts: FeedParts) {}

  /** The glance as it is now; null before there is a programme. */
  async current(): Promise<Glance | null> {
    if (this.stale || this.age() >= READ_AGAIN_MS) await this.refresh()
    return this.glance
  }

  /** Something may have changed: reads and tells it at once when it was quiet, else soon. */
  touch(): void {
    this.stale = true
    if (this.timer !== null || !this.parts.watched()) return
    const wait = Math.max(0, Math.min(TELL_EVERY_MS, TELL_EVERY_MS - this.age()))
    this.timer = setTimeout(() => {
      this.timer = null
      if (this.parts.watched()) this.refresh().catch(this.parts.failed)
    }, wait)
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private age(): number {
    return this.parts.now().getTime() - this.readAt
  }

  private refresh(): Promise<void> {
    this.reading ??= this.readAndTell().finally(() => {
      this.reading = null
      // What was touched while it was read may be missing in it.
      if (this.stale) this.touch()
    })
    return this.reading
  }

  private async readAndTell(): Promise<void> {
    const [before, first] = [this.glance, this.readAt === Number.NEGATIVE_INFINITY]
    this.stale = false
    try {
      this.glance = await this.parts.read()
    } catch (error) {
      this.stale = true
      throw error
    } finally {
      this.readAt = this.parts.now().getTime()
    }
    if (!first) this.tell(before, this.glance)
  }

  private tell(before: Glance | null, after: Glance | null): void {
    if (before?.hash === after?.hash) return
    const update = before && after && glanceUpdate(before, after, this.parts.now().toISOString())
    if (update) this.parts.update(update)
    else this.parts.reset()
  }
}

/** What changed from one glance to the next; null when lines alone cannot say it. */
export function glanceUpdate(before: Glance, after: Glance, at: string): GlanceUpdate | null {
  const frame = ({ year, title, theme, zones, contests }: Glance) =>
    JSON.stringify([year, title, theme, zones, contests.map(({ id }) => id)])
  if (frame(before) !== frame(after)) return null
  const table = ({ table: rows, counted }: Glance) => JSON.stringify([rows, counted])
  return {
    from: before.hash,
    hash: after.hash,
    at,
    contests: after.contests.filter(
      (line, index) => JSON.stringify(line) !== JSON.stringify(before.contests[index]),
    ),
    zones: table(before) === table(after) ? null : { table: after.table, counted: after.counted },
  }
}
