import canonicalize from 'canonicalize'

/**
 * The RFC 8785 (JCS) text of a value: the only form in which the log hashes anything.
 *
 * Object members that are `undefined` are left out, as JSON does. Everything else that JSON cannot
 * hold exactly (functions, symbols, bigint, NaN, Date, Map, bytes, holes, lone surrogates, cycles) is
 * an error, so that what was hashed is always what was stored.
 *
 * @throws TypeError for a value that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  assertJson(value, [])
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('The value has no JSON form')
  return text
}

function assertJson(value: unknown, parents: readonly object[]): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    assertText(value)
    return
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
    return
  }
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} has no JSON form`)
  if (parents.includes(value)) throw new TypeError('The value contains itself')
  const path = [...parents, value]
  if (Array.isArray(value)) {
    for (const item of value) assertJson(item, path)
    return
  }
  if (!isPlain(value)) throw new TypeError('Only plain objects and arrays have a JSON form')
  for (const [key, member] of Object.entries(value)) {
    assertText(key)
    if (member !== undefined) assertJson(member, path)
  }
}

function assertText(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('A lone surrogate has no UTF-8 form')
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
