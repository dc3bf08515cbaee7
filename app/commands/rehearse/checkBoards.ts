import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard, PublicRow } from '~/domain/contest/publicBoard'
import type { ExpectedRow, ExpectedRows } from './expected'

/** What of a board differs from the oracle; nothing when it is right. */
export function boardProblems(board: PublicBoard, expected: ExpectedRows): string[] {
  const shown = orderRows(board.rows)
  const ids = new Set(shown.map(({ row }) => row.id))
  const missing = [...expected.keys()].filter((id) => !ids.has(id))
  return [
    ...missing.map((id) => `${board.slug}: ${id} is not shown`),
    ...shown.flatMap(({ row, rank }) => {
      const right = expected.get(row.id)
      if (!right) return [`${board.slug}: ${row.id} should not be shown`]
      return rowProblems(row, rank, right).map((text) => `${board.slug} ${row.code}: ${text}`)
    }),
  ]
}

function rowProblems(row: PublicRow, rank: number | null, right: ExpectedRow): string[] {
  const problems: string[] = []
  if (row.state !== right.state) problems.push(`is ${row.state}, and should be ${right.state}`)
  if (rank !== right.rank) problems.push(`has rank ${rank ?? '-'}, not ${right.rank ?? '-'}`)
  const total = row.keys[0] ?? null
  if (!sameFraction(total, right.total)) {
    problems.push(`has total ${total ?? '-'}, not ${right.total ?? '-'}`)
  }
  if (!shows(row.total, right.total)) {
    problems.push(`shows ${row.total ?? '-'} for ${right.total ?? '-'}`)
  }
  if (row.submitted.length !== right.submitted || row.required !== right.required) {
    const [has, should] = [row.submitted.length, right.submitted]
    problems.push(`has ${has} sheets of ${row.required}, not ${should} of ${right.required}`)
  }
  for (const { key, score } of row.stages) {
    if (!shows(score, right.stages[key] ?? null)) {
      problems.push(`shows ${score ?? '-'} in ${key}, not ${right.stages[key] ?? '-'}`)
    }
  }
  return problems
}

function fractionOf(text: string): [bigint, bigint] {
  const [top = '', bottom = '1'] = text.split('/')
  return [BigInt(top), BigInt(bottom)]
}

function sameFraction(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b
  const [[top, bottom], [otherTop, otherBottom]] = [fractionOf(a), fractionOf(b)]
  return top * otherBottom === otherTop * bottom
}

/** Whether a decimal is what a fraction rounds to at its places: no further off than half a step. */
function shows(decimal: string | null, fraction: string | null): boolean {
  if (decimal === null || fraction === null) return decimal === fraction
  const [whole = '', places = ''] = decimal.split('.')
  const scaled = BigInt(whole + places)
  const [top, bottom] = fractionOf(fraction)
  const off = scaled * bottom - top * 10n ** BigInt(places.length)
  return (off < 0n ? -off : off) * 2n <= bottom
}
