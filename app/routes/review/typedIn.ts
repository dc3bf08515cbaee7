import { z } from 'zod'

const text = z.string().catch('')
const fields = z.array(z.object({ key: text, value: text })).catch([])
const values = z.object({ declared: fields, statements: fields })

/** What a form that was refused had in its fields; nothing of it is lost. */
export interface Typed {
  declared: ReadonlyMap<string, string>
  statements: ReadonlyMap<string, string>
}

/** Reads the values that the server sent back with a refusal; null when there was none. */
export function typedIn(submitted: unknown): Typed | null {
  const parsed = values.safeParse(submitted)
  if (!parsed.success) return null
  const { declared, statements } = parsed.data
  return { declared: byKey(declared), statements: byKey(statements) }
}

function byKey(list: readonly { key: string; value: string }[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ key, value }) => [key, value]))
}
