import { randomUUID } from 'node:crypto'
import type { Draft } from '~/tablet/outbox/make'
import { EMPTY_OUTBOX, type Outbox } from '~/tablet/outbox/types'
import { TabletSession, type Acted } from '~/tablet/session'
import { restoreOutbox, type SeatRecord, type TabletStore } from '~/tablet/store'
import { memoryStore } from '~/tablet/storeInMemory'
import { rehearsalLink, type LinkOptions, type RehearsalLink } from './tabletLink'

export interface TabletOptions extends LinkOptions {
  readonly seatId: string
}

/**
 * A judge's tablet without a screen: the session, the outbox and the messages of the real one, with
 * its store in memory. Its network can be cut, and its page closed and opened again.
 */
export class Tablet {
  private readonly store: TabletStore = memoryStore()
  private link: RehearsalLink
  private session: TabletSession

  constructor(private readonly options: TabletOptions) {
    const { seatId } = options
    const seat: SeatRecord = { seatId, server: null, moved: false, confirmed: [], lock: null }
    this.link = rehearsalLink(options)
    this.session = this.open(seat, EMPTY_OUTBOX)
  }

  get seatId(): string {
    return this.options.seatId
  }

  get outbox(): Outbox {
    return this.session.getState().outbox
  }

  /** Nothing is left to send. */
  get isDone(): boolean {
    return this.outbox.entries.every(({ due }) => !due)
  }

  /** What must not happen to a tablet here; null while all is well. */
  get fault(): string | null {
    const { problem, outbox } = this.session.getState()
    return problem ?? (outbox.link === 'signedOut' ? 'signed out' : null)
  }

  /** What the judge does; whether it could be done. */
  judge(draft: Draft): Promise<Acted> {
    return this.session.act(draft)
  }

  cut(): void {
    this.link.cut()
  }

  restore(): void {
    this.link.restore()
  }

  /** The page is closed and opened again: only what is stored is left. */
  async reopen(): Promise<void> {
    this.session.close()
    const kept = await this.store.readSeat(this.seatId)
    if (!kept) throw new Error('The tablet kept nothing')
    this.link = rehearsalLink(this.options)
    this.session = this.open(kept.seat, restoreOutbox(kept.seat, kept.entries))
  }

  /** Ends it. What was never answered goes to the ledger. */
  close(): void {
    this.session.close()
    for (const { op, outcome } of this.outbox.entries) {
      if (outcome === null) this.options.ledger.unanswered.push(op)
    }
  }

  private open(seat: SeatRecord, outbox: Outbox): TabletSession {
    const { random } = this.options
    const session = new TabletSession({
      store: this.store,
      link: this.link,
      seat,
      outbox,
      build: 'rehearsal',
      outside: () => ({ now: Date.now(), newId: randomUUID, random: random.next }),
    })
    session.open()
    return session
  }
}
