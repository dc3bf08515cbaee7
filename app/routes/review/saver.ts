/**
 * Saves a self-assessment as it is written: what changed since the server last had it, one op at a
 * time, again and again until it is answered. What a page typed is never taken away by an answer.
 */
import type { SaveAnswer } from '~/protocol/assessment'

const LONGEST_WAIT_MS = 30_000

/** One field: a declared figure or what is said to an item. */
export interface SaveField {
  kind: 'declared' | 'statements'
  key: string
  value: string
  /** What the server had when the page was opened: the value, or the digest of the text. */
  was: string
}

export interface SaveWire {
  /** Rejects when the network is away. */
  post: (body: URLSearchParams) => Promise<{ status: number; body: SaveAnswer | null }>
  /** Resolves after so many milliseconds, or when the network is back. */
  wait: (ms: number) => Promise<void>
  newId: () => string
}

export type SaveTold =
  | { kind: 'saving' | 'waiting' }
  | { kind: 'saved'; answer: Extract<SaveAnswer, { ok: true }> }
  /** `problem` is a text's key, with its namespace. */
  | { kind: 'refused'; problem: string }

interface Stored {
  value: string
  was: string
}

const idOf = ({ kind, key }: Pick<SaveField, 'kind' | 'key'>): string => `${kind}:${key}`

export class Saver {
  private readonly stored: Map<string, Stored>
  private running: Promise<boolean> | null = null
  private next: readonly SaveField[] | null = null

  constructor(
    fields: readonly SaveField[],
    private readonly wire: SaveWire,
    private readonly tell: (told: SaveTold) => void,
  ) {
    this.stored = new Map(fields.map((field) => [idOf(field), { ...field }]))
  }

  /** The fields that the server does not have as they are. */
  changed(fields: readonly SaveField[]): SaveField[] {
    return fields.filter((field) => this.stored.get(idOf(field))?.value !== field.value)
  }

  /** Whether a save is under way. */
  isBusy(): boolean {
    return this.running !== null
  }

  /** Saves what changed; resolves to whether the server has all of it. */
  save(fields: readonly SaveField[]): Promise<boolean> {
    this.next = fields
    this.running ??= this.run().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async run(): Promise<boolean> {
    let isSaved = true
    for (let fields = this.next; fields !== null; fields = this.next) {
      this.next = null
      const changed = this.changed(fields)
      isSaved = changed.length === 0 || (await this.send(changed))
    }
    return isSaved
  }

  private async send(changed: readonly SaveField[]): Promise<boolean> {
    const body = this.bodyOf(changed)
    for (let failures = 0; ; failures += 1) {
      this.tell({ kind: failures === 0 ? 'saving' : 'waiting' })
      const answer = await this.wire.post(body).catch(() => null)
      if (answer !== null && answer.status < 500 && answer.status !== 429) {
        return this.take(changed, answer)
      }
      this.tell({ kind: 'waiting' })
      await this.wire.wait(Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS))
    }
  }

  private bodyOf(changed: readonly SaveField[]): URLSearchParams {
    const body = new URLSearchParams({ opId: this.wire.newId(), do: 'save' })
    const counts = { declared: 0, statements: 0 }
    for (const field of changed) {
      const name = `${field.kind}[${counts[field.kind]++}]`
      body.append(`${name}.key`, field.key)
      body.append(`${name}.value`, field.value)
      body.append(`${name}.was`, this.stored.get(idOf(field))?.was ?? field.was)
    }
    return body
  }

  private take(
    changed: readonly SaveField[],
    { status, body }: { status: number; body: SaveAnswer | null },
  ): boolean {
    if (body?.ok) {
      for (const field of changed) {
        const was = field.kind === 'declared' ? field.value : (body.digests[field.key] ?? '')
        this.stored.set(idOf(field), { value: field.value, was })
      }
      this.tell({ kind: 'saved', answer: body })
      return true
    }
    // From here on the page knows what is stored; saving again is writing over it knowingly.
    if (body?.now) this.learn(changed, body.now)
    const signedOut = status === 401 ? 'assessment:save.signedOut' : 'assessment:save.refused'
    this.tell({ kind: 'refused', problem: body?.problem ?? signedOut })
    return false
  }

  private learn(
    changed: readonly SaveField[],
    now: NonNullable<Extract<SaveAnswer, { ok: false }>['now']>,
  ): void {
    for (const field of changed) {
      const statement = now.statements[field.key]
      const figure = now.declared[field.key] ?? ''
      this.stored.set(
        idOf(field),
        field.kind === 'declared'
          ? { value: figure, was: figure }
          : { value: statement?.text ?? '', was: statement?.digest ?? '' },
      )
    }
  }
}
