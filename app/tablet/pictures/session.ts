/**
 * The photos while the tablet is open: kept on the disk before they are shown, sent one after the
 * other in the order in which they were taken, and kept until the server has them or their expert
 * removes them.
 */
import { StoreError } from '../store'
import {
  forgettable,
  mayKeep,
  nextToSend,
  settled,
  triedAgain,
  type Later,
  type Picture,
  type Sent,
} from './queue'
import type { PictureStore } from './store'

export type Sending = 'sending' | 'checking' | 'waiting'

export interface PicturesState {
  readonly pictures: readonly Picture[]
  /** How far the one is that is being sent; `waiting` for the network. */
  readonly sending: { readonly id: string; readonly kind: Sending } | null
  /** Those that are put off, and why. */
  readonly later: Readonly<Record<string, Later>>
  /** The disk refused the last thing that should have been kept. */
  readonly problem: StoreError['reason'] | null
}

/** Sends until the server answers; rejects only when the signal says to stop. */
export type SendPicture = (
  picture: Picture,
  content: Blob,
  signal: AbortSignal,
  tell: (kind: Sending) => void,
) => Promise<Sent>

export interface PictureParts {
  readonly openStore: () => Promise<PictureStore>
  readonly send: SendPicture
  readonly newId: () => string
  readonly report: (error: unknown) => void
}

type Taken = Pick<Picture, 'seatId' | 'tenure' | 'review' | 'alt' | 'takenAt' | 'thumb'>

const AGAIN_MS = 30_000

export class PictureSession {
  private state: PicturesState = { pictures: [], sending: null, later: {}, problem: null }
  private readonly listeners = new Set<() => void>()
  private store: PictureStore | null = null
  private nextN = 1
  private current: { id: string; abort: AbortController } | null = null
  private pumping = false
  /** Something has come up since the queue was last looked at. */
  private wanted = false
  private readonly removing = new Set<string>()
  private closed = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly parts: PictureParts) {}

  readonly getState = (): PicturesState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Reads what the disk has, and goes on sending it. */
  async open(): Promise<void> {
    await this.tried(async () => {
      const store = await this.parts.openStore()
      const pictures = await store.all()
      if (this.closed) {
        store.close()
        return
      }
      this.store = store
      this.nextN = (pictures.at(-1)?.n ?? 0) + 1
      this.publish({ pictures })
      void this.pump()
    })
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.current?.abort.abort()
    this.listeners.clear()
    this.store?.close()
  }

  /** Keeps a photo; resolves when it is on disk, or with the reason why it is not. */
  async add(taken: Taken, content: Blob): Promise<StoreError['reason'] | 'tooMany' | null> {
    if (!mayKeep(this.state.pictures, content.size)) return 'tooMany'
    const n = this.nextN++
    const ids = { id: this.parts.newId(), opId: this.parts.newId() }
    const picture: Picture = { ...taken, ...ids, n, bytes: content.size, outcome: null }
    return this.tried(async () => {
      await this.kept().add(picture, content)
      this.publish({ pictures: [...this.state.pictures, picture], problem: null })
      void this.pump()
    })
  }

  /** Removes a photo from this device, whether or not the server has it. */
  async remove(id: string): Promise<void> {
    this.removing.add(id)
    if (this.current?.id === id) this.current.abort.abort()
    await this.tried(async () => {
      await this.kept().remove([id])
      this.publish({ pictures: this.state.pictures.filter((picture) => picture.id !== id) })
    })
    this.removing.delete(id)
    void this.pump()
  }

  /** Sends a refused photo again. */
  async tryAgain(id: string): Promise<void> {
    const picture = this.state.pictures.find((one) => one.id === id)
    if (picture?.outcome?.kind === 'refused') {
      await this.keep(triedAgain(picture, this.parts.newId))
      void this.pump()
    }
  }

  private async pump(): Promise<void> {
    this.wanted = true
    if (this.pumping) return
    this.pumping = true
    while (this.wanted) {
      this.wanted = false
      await this.tried(async () => {
        for (let next = this.next(); next; next = this.next()) await this.sendOne(next)
      })
    }
    this.pumping = false
    clearTimeout(this.timer)
    if (!this.closed) this.timer = setTimeout(() => this.wake(), AGAIN_MS)
  }

  private next(): Picture | null {
    if (this.closed) return null
    const pictures = this.state.pictures.filter(({ id }) => !this.removing.has(id))
    return nextToSend(pictures, this.state.later)
  }

  /** What cannot be read is not tried again before the page is opened anew. */
  private wake(): void {
    const later = Object.entries(this.state.later).filter(([, why]) => why === 'unreadable')
    this.publish({ later: Object.fromEntries(later) })
    void this.pump()
  }

  private async sendOne(picture: Picture): Promise<void> {
    const abort = new AbortController()
    const { id } = picture
    this.current = { id, abort }
    const tell = (kind: Sending) => this.publish({ sending: { id, kind } })
    try {
      const content = await this.contentOf(id)
      const sent = content
        ? await this.parts.send(picture, content, abort.signal, tell)
        : ({ kind: 'later', why: 'unreadable' } as const)
      if (abort.signal.aborted) return
      if (sent.kind === 'later') this.publish({ later: { ...this.state.later, [id]: sent.why } })
      else await this.keep(settled(picture, sent, this.parts.newId))
    } catch (error) {
      if (!abort.signal.aborted) throw error
    } finally {
      this.current = null
      this.publish({ sending: null })
    }
  }

  /** Null for one that is lost: it must not keep those behind it from being sent. */
  private async contentOf(id: string): Promise<Blob | null> {
    try {
      return await this.kept().content(id)
    } catch (error) {
      if (error instanceof StoreError && error.reason === 'broken') return null
      throw error
    }
  }

  /** What the server answered holds even if the disk is full: sent again it is the same file. */
  private async keep(picture: Picture): Promise<void> {
    const pictures = this.state.pictures.map((one) => (one.id === picture.id ? picture : one))
    const old = forgettable(pictures)
    this.publish({ pictures: pictures.filter(({ id }) => !old.includes(id)) })
    await this.tried(async () => {
      await this.kept().put(picture)
      if (old.length > 0) await this.kept().remove(old)
    })
  }

  private kept(): PictureStore {
    if (!this.store) throw new StoreError('broken', new Error('The photos are not open'))
    return this.store
  }

  /** Does what needs the disk, and tells when the disk refuses. */
  private async tried(work: () => Promise<void>): Promise<StoreError['reason'] | null> {
    try {
      await work()
      return null
    } catch (error) {
      if (!(error instanceof StoreError)) this.parts.report(error)
      const problem = error instanceof StoreError ? error.reason : 'broken'
      this.publish({ problem })
      return problem
    }
  }

  private publish(change: Partial<PicturesState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
