import type { Figure } from './arithmetic'
import type { Machine } from './machine'

export interface Results {
  readonly marks: Figure
  readonly fanout: Figure
  readonly publicBoard: Figure
  readonly markCost: Figure
}

interface Row {
  readonly title: string
  readonly unit: string
  readonly limit: string
  readonly aim: { readonly atLeast: number } | { readonly atMost: number }
}

const ROWS: Record<keyof Results, Row> = {
  marks: {
    title: 'Durable marks acknowledged to 200 tablets',
    unit: 'a second',
    limit: 'bare better-sqlite3 single inserts',
    aim: { atLeast: 0.5 },
  },
  fanout: {
    title: 'Submit to screen, p99 at 2,000 viewers',
    unit: 'ms',
    limit: 'bare ws broadcast of the same bytes',
    aim: { atMost: 2 },
  },
  publicBoard: {
    title: 'Public board page of 60 rows',
    unit: 'requests a second',
    limit: 'bare node:http with the same bytes',
    aim: { atLeast: 0.4 },
  },
  markCost: {
    title: 'A sheet into the board at 10,000 entries',
    unit: 'ms',
    limit: 'the same at 100 entries',
    aim: { atMost: 2 },
  },
}

/** Whether a ratio is as good as was aimed for. */
export function meets(name: keyof Results, ratio: number): boolean {
  const { aim } = ROWS[name]
  return 'atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost
}

/** A table for a person, in Markdown. */
export function report(results: Results, machine: Machine, seconds: number): string {
  const names = Object.keys(ROWS) as (keyof Results)[]
  const lines = names.map((name) => {
    const { title, unit, limit, aim } = ROWS[name]
    const { value, limit: bound, ratio } = results[name]
    const wanted = 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`
    const verdict = meets(name, ratio) ? 'yes' : 'no'
    return `| ${title} | ${value} ${unit} | ${bound} (${limit}) | ${ratio} | ${wanted} | ${verdict} |`
  })
  const { date, cpu, cores, node, system, fileSystem } = machine
  return [
    `${date}: ${cpu}, ${cores} cores, ${system}, Node ${node}, ${fileSystem}; ${seconds} s.`,
    '',
    '| what | value | limit | ratio | aim | met |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
