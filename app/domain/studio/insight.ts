/** The register in figures for the organiser: by group, and year over year. */
import { registerFigures, taughtYears, type Countable } from './figures'
import { isStanding } from './standing'
import type { HistoryKind } from './state'

/** What the figures can be told apart by. */
export const INSIGHT_BY = ['zone', 'industry', 'level', 'star'] as const
export type InsightBy = (typeof INSIGHT_BY)[number]

/** A change in a studio's history, with the values that the register showed. */
interface Change {
  readonly kind: HistoryKind
  readonly from: string
  readonly to: string
  readonly at: string
}

/** One studio as it stands now, with what has changed. */
export interface InsightStudio extends Omit<Countable, 'grants'> {
  readonly zone: string
  readonly industry: string
  readonly level: string
  readonly star: number
  readonly status: string
  /** The day it was named: before it, there is a candidate and no studio to count. */
  readonly namedOn: string | null
  /** The earliest first. */
  readonly changes: readonly Change[]
  readonly grants: readonly {
    year: number
    amountFen: bigint
    spentFen: bigint
    status: string
  }[]
}

export interface InsightFigures {
  /** Those that stood on the year's last day; of the running year, today. */
  readonly studios: number
  readonly results: number
  /** Results that were taken into use. */
  readonly converted: number
  readonly benefitFen: bigint
  readonly apprentices: number
  readonly apprenticesPassed: number
  /** Money received in the year, and how much of it has been spent so far. */
  readonly grantFen: bigint
  readonly spentFen: bigint
}

export interface InsightRow extends InsightFigures {
  readonly key: string
}

export interface InsightYear extends InsightFigures {
  readonly year: number
  /** The calendar year before. */
  readonly before: KnownFigures
}

/** Figures of which one is null where the register has nothing of its kind up to their year. */
export type KnownFigures = {
  readonly [K in keyof InsightFigures]: InsightFigures[K] | null
}

const MOST_YEARS = 5

const NOTHING: InsightFigures = {
  ...{ studios: 0, results: 0, converted: 0, benefitFen: 0n },
  ...{ apprentices: 0, apprenticesPassed: 0, grantFen: 0n, spentFen: 0n },
}

/** What the register showed on a day: what the first later change changed, or what it shows now. */
export function valueOn(
  changes: readonly Change[],
  kind: HistoryKind,
  now: string,
  day: string,
): string {
  // a naming gives a level as a change of level does
  const kinds = kind === 'level' ? ['level', 'named'] : [kind]
  return changes.find((one) => kinds.includes(one.kind) && one.at > day)?.from ?? now
}

/**
 * A year's figures by group, and in total. Level and star are those of the year's last day; the
 * history keeps no zone and industry, so these are today's. What was recorded in the year stays in
 * its sums, whatever became of the studio.
 */
export function insightByGroup(
  studios: readonly InsightStudio[],
  { by, year, today }: { by: InsightBy; year: number; today: string },
): { rows: InsightRow[]; total: InsightFigures } {
  const groups = new Map<string, InsightFigures>()
  for (const studio of studios) {
    const key = groupOf(studio, by, lastDay(year, today))
    groups.set(key, add(groups.get(key) ?? NOTHING, figuresOf(studio, year, today)))
  }
  const rows = [...groups]
    .map(([key, figures]) => ({ key, ...figures }))
    .filter((row) => FIGURES.some((figure) => BigInt(row[figure]) > 0n))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return { rows, total: rows.reduce<InsightFigures>(add, NOTHING) }
}

/**
 * The last five years in which something was recorded or somebody taught, the earliest first; this
 * year, too, as soon as there is a studio to count.
 */
export function insightYears(studios: readonly InsightStudio[], today: string): number[] {
  return yearsOf(studios, today)
    .filter((year) => year <= Number(today.slice(0, 4)))
    .slice(-MOST_YEARS)
}

function yearsOf(studios: readonly InsightStudio[], today: string): number[] {
  const { taught, results, grants } = recordedIn(studios, today)
  const counted = studios.some(
    ({ namedOn, status }) => (namedOn ?? '9999') <= today && isStanding(status),
  )
  const now = counted ? [Number(today.slice(0, 4))] : []
  return [...new Set([...now, ...taught, ...results, ...grants])].sort((a, b) => a - b)
}

/** The years of what the register has of each kind. */
function recordedIn(studios: readonly InsightStudio[], today: string) {
  return {
    named: studios.flatMap(({ namedOn }) => (namedOn === null ? [] : [+namedOn.slice(0, 4)])),
    results: studios.flatMap(({ achievements }) =>
      [...achievements].flatMap(({ year, status }) => (status === 'recorded' ? [year] : [])),
    ),
    taught: studios.flatMap(({ apprenticeships }) =>
      [...apprenticeships].flatMap((one) => taughtYears(one, today)),
    ),
    grants: studios.flatMap(({ grants }) =>
      grants.flatMap(({ year, status }) => (status === 'received' ? [year] : [])),
    ),
  }
}

const KIND_OF = {
  ...{ studios: 'named', results: 'results', converted: 'results', benefitFen: 'results' },
  ...{ apprentices: 'taught', apprenticesPassed: 'taught', grantFen: 'grants', spentFen: 'grants' },
} as const satisfies Record<keyof InsightFigures, keyof ReturnType<typeof recordedIn>>

/** The figures of several years, of all studios or of one group, each beside the year before. */
export function insightOverYears(
  studios: readonly InsightStudio[],
  {
    years,
    today,
    group,
  }: {
    years: readonly number[]
    today: string
    group: { by: InsightBy; key: string } | null
  },
): InsightYear[] {
  const of = (year: number): InsightFigures =>
    studios
      .filter((one) => group === null || groupOf(one, group.by, lastDay(year, today)) === group.key)
      .map((one) => figuresOf(one, year, today))
      .reduce(add, NOTHING)
  const recorded = recordedIn(studios, today)
  const known = (figures: InsightFigures, year: number): KnownFigures => ({
    ...figures,
    ...Object.fromEntries(
      FIGURES.filter((figure) => !recorded[KIND_OF[figure]].some((one) => one <= year)).map(
        (figure) => [figure, null],
      ),
    ),
  })
  return years.map((year) => ({ year, ...of(year), before: known(of(year - 1), year - 1) }))
}

const FIGURES = Object.keys(NOTHING) as (keyof InsightFigures)[]

function figuresOf(studio: InsightStudio, year: number, today: string): InsightFigures {
  const day = lastDay(year, today)
  const status = valueOn(studio.changes, 'status', studio.status, day)
  const stands = (studio.namedOn ?? '9999') <= day && isStanding(status)
  const { achievements, converted, benefitFen, apprentices, apprenticesPassed, grantFen } =
    registerFigures(studio, year)
  return {
    studios: stands ? 1 : 0,
    results: achievements,
    ...{ converted, benefitFen, apprentices, apprenticesPassed, grantFen },
    spentFen: studio.grants
      .filter((grant) => grant.status === 'received' && grant.year === year)
      .reduce((sum, { spentFen }) => sum + spentFen, 0n),
  }
}

function groupOf(studio: InsightStudio, by: InsightBy, day: string): string {
  switch (by) {
    case 'zone':
    case 'industry':
      return studio[by]
    case 'level':
    case 'star':
      return valueOn(studio.changes, by, String(studio[by]), day)
  }
}

function lastDay(year: number, today: string): string {
  const last = `${year}-12-31`
  return last < today ? last : today
}

function add(a: InsightFigures, b: InsightFigures): InsightFigures {
  return {
    studios: a.studios + b.studios,
    results: a.results + b.results,
    converted: a.converted + b.converted,
    benefitFen: a.benefitFen + b.benefitFen,
    apprentices: a.apprentices + b.apprentices,
    apprenticesPassed: a.apprenticesPassed + b.apprenticesPassed,
    grantFen: a.grantFen + b.grantFen,
    spentFen: a.spentFen + b.spentFen,
  }
}
