import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical'
import { eventHash, GENESIS, payloadDigest, verifyChain, type StoredEvent } from './chain'
import vectors from './vectors.json'

const events: readonly StoredEvent[] = vectors.events

/** A chain of events with these payloads. */
function chainOf(payloads: readonly unknown[]): StoredEvent[] {
  let prevHash = GENESIS.hash
  return payloads.map((payload, index) => {
    const saltHex = index.toString(16).padStart(32, '0')
    const header = {
      prevHash,
      scope: 'contest_1',
      seq: index + 1,
      opId: `op-${index}`,
      kind: 'sheet.marked',
      actor: 'p_1',
      device: index % 2 === 0 ? null : 'd_1',
      receivedAt: new Date(1_622_505_600_000 + index).toISOString(),
      payloadDigest: payloadDigest(saltHex, payload),
    }
    prevHash = eventHash(header)
    return { ...header, hash: prevHash, saltHex, payload }
  })
}

describe('the committed vectors', () => {
  it('verify, the erased payload included', () => {
    expect(verifyChain(events)).toEqual({ ok: true, head: vectors.head })
  })

  it('have the canonical text and the digest that are written down', () => {
    for (const [index, event] of events.entries()) {
      const text = vectors.canonical[index]
      const salt = vectors.salts[index]
      if (text === undefined || salt === undefined) throw new Error('vectors.json is incomplete')
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(payloadDigest(salt, JSON.parse(text))).toBe(event.payloadDigest)
      if (event.saltHex !== null) expect(canonicalJson(event.payload)).toBe(text)
    }
  })

  it('agree with node:crypto over a header written out by hand', () => {
    const [first] = events
    if (first === undefined) throw new Error('vectors.json is empty')
    const header =
      '{"actor":"p_1","device":null,"kind":"contest.opened","opId":"op-0001",' +
      `"payloadDigest":"${first.payloadDigest}","receivedAt":"2021-06-01T00:00:00.000Z",` +
      '"scope":"contest_7F3A","seq":1}'
    const digest = createHash('sha256')
      .update(Buffer.alloc(16))
      .update('{"contest":"焊工","zones":23}')
      .digest('hex')
    expect(first.payloadDigest).toBe(digest)
    const hash = createHash('sha256').update(Buffer.alloc(32)).update(header).digest('hex')
    expect(first.hash).toBe(hash)
  })
})

describe('verifyChain', () => {
  it('accepts an empty log and a part after a trusted head', () => {
    expect(verifyChain([])).toEqual({ ok: true, head: GENESIS })
    const first = verifyChain(events.slice(0, 2))
    expect(first.ok && verifyChain(events.slice(2), first.head)).toEqual(verifyChain(events))
  })

  it('names the fault', () => {
    const [a, b, c] = chainOf([1, 2, 3])
    if (!a || !b || !c) throw new Error('no chain')
    const fault = (seq: number, problem: string) => ({ ok: false, seq, problem })
    expect(verifyChain([a, c])).toEqual(fault(3, 'gap'))
    expect(verifyChain([b, c])).toEqual(fault(2, 'gap'))
    expect(verifyChain([a, { ...b, prevHash: a.prevHash }])).toEqual(fault(2, 'prev'))
    expect(verifyChain([a, { ...b, scope: 'contest_2' }])).toEqual(fault(2, 'prev'))
    expect(verifyChain([a, { ...b, kind: 'sheet.reopened' }])).toEqual(fault(2, 'hash'))
    expect(verifyChain([{ ...a, prevHash: 'not hex' }])).toEqual(fault(1, 'prev'))
    expect(verifyChain([a, { ...b, payload: 9 }])).toEqual(fault(2, 'payload'))
    expect(verifyChain([a, { ...b, saltHex: 'not hex' }])).toEqual(fault(2, 'payload'))
    expect(verifyChain([a, { ...b, saltHex: null }])).toEqual(fault(2, 'payload'))
    expect(verifyChain([{ ...a, actor: '\ud800' }])).toEqual(fault(1, 'hash'))
  })

  it('holds for any payloads, erased or not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(json, fc.boolean())), (items) => {
        const chain = chainOf(items.map(([payload]) => payload)).map((event, index) =>
          items[index]?.[1] ? { ...event, saltHex: null, payload: null } : event,
        )
        expect(verifyChain(chain).ok).toBe(true)
      }),
    )
  })

  it('takes an erasure for lawful whoever made it, also where the payload was null', () => {
    const [event] = chainOf([null])
    if (!event) throw new Error('no chain')
    expect(verifyChain([{ ...event, saltHex: null }]).ok).toBe(true)
  })

  it('finds any edit but an erasure, whatever the member and the event', () => {
    fc.assert(
      fc.property(
        fc.array(json, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        edit,
        (items, at, e) => {
          const chain = chainOf(items)
          const index = at % chain.length
          const event = chain[index]
          if (event === undefined) return
          const edited = { ...event, [e.key]: e.value }
          fc.pre(canonicalJson(edited) !== canonicalJson(event) && !isErased(edited))
          chain[index] = edited
          expect(verifyChain(chain).ok).toBe(false)
        },
      ),
    )
  })

  it('finds a removed, a repeated and a moved event before the last', () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 2, maxLength: 6 }), fc.nat(), (items, at) => {
        const chain = chainOf(items)
        const index = at % (chain.length - 1)
        expect(verifyChain(chain.toSpliced(index, 1)).ok).toBe(false)
        expect(verifyChain(chain.toSpliced(index, 0, ...chain.slice(index, index + 1))).ok).toBe(
          false,
        )
        expect(verifyChain(chain.toReversed()).ok).toBe(false)
      }),
    )
  })

  it('notices a re-hashed past, because the next event still names the old hash', () => {
    const chain = chainOf(['a', 'b'])
    const forged = chainOf(['forged'])
    expect(verifyChain([...forged, ...chain.slice(1)])).toEqual({
      ok: false,
      seq: 2,
      problem: 'prev',
    })
  })
})

const json = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 2 })
const edit = fc.oneof(
  fc.record({ key: fc.constantFrom('scope', 'opId', 'kind'), value: fc.string() }),
  fc.record({ key: fc.constantFrom('actor', 'device'), value: fc.option(fc.string()) }),
  fc.record({ key: fc.constantFrom('hash', 'prevHash', 'payloadDigest'), value: hex() }),
  fc.record({ key: fc.constant('receivedAt'), value: fc.date({ noInvalidDate: true }).map(iso) }),
  fc.record({ key: fc.constant('saltHex'), value: fc.option(hex()) }),
  fc.record({ key: fc.constant('seq'), value: fc.integer() }),
  fc.record({ key: fc.constant('payload'), value: fc.jsonValue() }),
)

function isErased(event: StoredEvent): boolean {
  return event.saltHex === null && event.payload === null
}

function hex() {
  return fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex'))
}

function iso(date: Date): string {
  return date.toISOString()
}
