import { canonicalJson } from '../log/canonical'
import { fromHex, sha256Hex, utf8 } from '../log/hash'
import { randomBelow, randomWords } from './drawStream'

const MOST_ENTRIES = 999

/** An entry's place in a stage, as the draw gives it. */
export interface DrawnPlace {
  readonly entryId: string
  /** 1, 2, 3… in order of appearance */
  readonly order: number
  /** 1 to the number of stations */
  readonly station: number
  /** the blind code: prefix and three digits */
  readonly code: string
}

/** What a stage's draw rests on. */
export interface StageDraw {
  /** 256 random bits, as 64 hex digits */
  readonly seedHex: string
  /** ids of the entries that take part */
  readonly roster: readonly string[]
  /** opaque id of the stage; keeps the shuffles of stages that share a seed apart */
  readonly stageId: string
  /** entries that compete at once: 1..k take the stations 1..k, then k+1..2k do, and so on */
  readonly stations: number
  /** what the codes start with; different for each stage of a contest */
  readonly prefix: string
}

/**
 * SHA-256 of JCS(entry ids sorted by UTF-16 code units), as hex: the same whatever the order.
 *
 * @throws RangeError when an entry is listed twice.
 */
export function rosterDigest(entryIds: readonly string[]): string {
  return sha256Hex(utf8(canonicalJson(sortedIds(entryIds))))
}

/**
 * What the log holds of a draw until it is decoded: SHA-256(seed bytes ‖ roster digest bytes), as hex.
 *
 * @throws RangeError unless seed and digest have 256 bits each.
 */
export function commitment(seedHex: string, rosterDigestHex: string): string {
  return sha256Hex(bytes32(seedHex), bytes32(rosterDigestHex))
}

/**
 * Whether a revealed seed and roster are those committed to. False also for a malformed seed or a
 * roster with an entry twice, since both come from outside.
 */
export function verifyDraw(
  commitmentHex: string,
  seedHex: string,
  roster: readonly string[],
): boolean {
  try {
    return commitment(seedHex, rosterDigest(roster)) === commitmentHex
  } catch {
    return false
  }
}

/**
 * An unbiased order of the roster that anyone can recompute from the seed:
 *
 * 1. Sort the ids by UTF-16 code units, so that the order of the roster decides nothing.
 * 2. Take numbers from the stream of the seed and the purpose ({@link randomWords}).
 * 3. Fisher-Yates: for i = n-1 down to 1 swap places i and j (counted from 0), where j is the next
 *    number below i+1 ({@link randomBelow}).
 *
 * Different purposes give independent orders.
 *
 * @throws RangeError unless the seed has 256 bits and the ids are distinct.
 */
export function shuffle(seedHex: string, roster: readonly string[], purpose: string): string[] {
  const words = randomWords(bytes32(seedHex), purpose)
  const order = sortedIds(roster)
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomBelow(words, last + 1)
    const [high, low] = [order[last], order[other]]
    if (high === undefined || low === undefined) throw new RangeError('Draw left the roster')
    order[last] = low
    order[other] = high
  }
  return order
}

/**
 * The draw of a stage: its running order by the shuffle for `<stageId>/order`, stations in turn, and
 * code numbers 001, 002… by the independent shuffle for `<stageId>/code`, so that a code tells nothing
 * about order or station. Listed by order.
 *
 * @throws RangeError for more than 999 entries, fewer than one station, a bad seed or repeated ids.
 */
export function drawStage(draw: StageDraw): DrawnPlace[] {
  const { seedHex, roster, stageId, stations, prefix } = draw
  if (roster.length > MOST_ENTRIES)
    throw new RangeError('Codes have three digits: 999 entries at most')
  if (!Number.isInteger(stations) || stations < 1) throw new RangeError('A stage has a station')
  const numbers = new Map(
    shuffle(seedHex, roster, `${stageId}/code`).map((entryId, index) => [entryId, index + 1]),
  )
  return shuffle(seedHex, roster, `${stageId}/order`).map((entryId, index) => ({
    entryId,
    order: index + 1,
    station: (index % stations) + 1,
    code: `${prefix}${String(numbers.get(entryId)).padStart(3, '0')}`,
  }))
}

function sortedIds(ids: readonly string[]): string[] {
  if (new Set(ids).size !== ids.length) throw new RangeError('A roster lists each entry once')
  return ids.toSorted((a, b) => (a < b ? -1 : 1))
}

function bytes32(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new RangeError('Expected 64 hex digits')
  return fromHex(hex)
}
