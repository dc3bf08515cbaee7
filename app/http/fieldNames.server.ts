import { AppError } from '~/protocol/errors'

/** More than fit into a form of ours as browsers send it, other than by repeating short names. */
const MOST_FIELDS = 10_000
const MOST_NAME = 300
/** The places of all lists of a form: twice the ids that the longest list of a chief's op has. */
const MOST_PLACES = 4_000
/** A name, and up to three parts of it: `declared[12].value`. A number is a place only in brackets. */
const NAME = /^[^.[\]]+(?:\.[A-Za-z][^.[\]]*|\[\d{1,4}\]){0,3}$/
/** Names by which conform takes commands in JSON; none of our forms has one. */
const COMMANDS: readonly string[] = ['__intent__', '__state__']

/**
 * Refuses a form whose field names no page of ours has sent. A name says how large the value is that
 * is made of it: `x[999999999]` is a list with that many holes.
 *
 * @throws AppError `badRequest`
 */
export function checkFieldNames(fields: FormData): void {
  const names = [...fields.keys()]
  if (names.length > MOST_FIELDS) throw new AppError('badRequest')
  const lengths = new Map<string, number>()
  for (const name of names) {
    if (name.length > MOST_NAME || !NAME.test(name) || COMMANDS.includes(name)) {
      throw new AppError('badRequest')
    }
    for (const { 0: place, index } of name.matchAll(/\[\d+\]/g)) {
      const list = name.slice(0, index)
      const length = Number(place.slice(1, -1)) + 1
      lengths.set(list, Math.max(lengths.get(list) ?? 0, length))
    }
  }
  const places = [...lengths.values()].reduce((sum, length) => sum + length, 0)
  if (places > MOST_PLACES) throw new AppError('badRequest')
}
