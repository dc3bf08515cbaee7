import { ACHIEVEMENT_KINDS, type AchievementKind } from './events'
import type { AchievementState, ApprenticeshipState, MemberState, StudioState } from './state'

/** What the register says of a studio's year; a self-assessment is pre-filled with it. */
export interface RegisterFigures {
  year: number
  achievements: number
  byKind: Record<AchievementKind, number>
  benefitFen: bigint
  /** Results that were taken into use. */
  converted: number
  /** Members at any time in the year, without the lead. */
  members: number
  /** Apprentices at any time in the year. */
  apprentices: number
  apprenticesPassed: number
  grantFen: bigint
}

type Counted = Pick<AchievementState, 'kind' | 'year' | 'benefitFen' | 'adopted' | 'status'>
type Apprentice = Pick<ApprenticeshipState, 'startsOn' | 'endsOn' | 'status'>
interface Granted {
  year: number
  amountFen: bigint
  /** received | withdrawn */
  status: string
}
type Member = Pick<MemberState, 'joinedOn' | 'leftOn'>

/** What is counted: a state of the log, or rows of the tables. */
export interface Countable {
  achievements: Iterable<Counted>
  apprenticeships: Iterable<Apprentice>
  members: Iterable<Member>
  grants: Iterable<Granted>
}

/** The figures of one year; what was withdrawn counts nowhere. */
export function registerFigures(studio: Countable, year: number): RegisterFigures {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const results = [...studio.achievements].filter(
    (result) => result.status === 'recorded' && result.year === year,
  )
  const apprentices = [...studio.apprenticeships].filter(
    ({ startsOn, endsOn, status }) => status !== 'withdrawn' && startsOn <= last && endsOn >= first,
  )
  const ofKind = (kind: AchievementKind) => results.filter((one) => one.kind === kind).length
  return {
    year,
    achievements: results.length,
    byKind: Object.fromEntries(
      ACHIEVEMENT_KINDS.map((kind) => [kind, ofKind(kind)]),
    ) as RegisterFigures['byKind'],
    benefitFen: results.reduce((sum, { benefitFen }) => sum + benefitFen, 0n),
    converted: results.filter(({ adopted }) => adopted).length,
    members: [...studio.members].filter(
      ({ joinedOn, leftOn }) => joinedOn <= last && (leftOn === null || leftOn >= first),
    ).length,
    apprentices: apprentices.length,
    apprenticesPassed: apprentices.filter(
      ({ status, endsOn }) => status === 'passed' && endsOn <= last,
    ).length,
    grantFen: [...studio.grants]
      .filter((grant) => grant.status === 'received' && grant.year === year)
      .reduce((sum, { amountFen }) => sum + amountFen, 0n),
  }
}

/** The countable part of a studio's state. */
export function countable(state: StudioState): Countable {
  return {
    achievements: state.achievements.values(),
    apprenticeships: state.apprenticeships.values(),
    members: state.members.values(),
    grants: state.grants.values(),
  }
}

/** The years of an apprenticeship, none of the future; of one that was withdrawn, none. */
export function taughtYears({ startsOn, endsOn, status }: Apprentice, today: string): number[] {
  if (status === 'withdrawn') return []
  const last = endsOn < today ? endsOn : today
  const count = Math.max(0, yearOf(last) - yearOf(startsOn) + 1)
  return Array.from({ length: count }, (_, index) => yearOf(startsOn) + index)
}

const yearOf = (day: string) => Number(day.slice(0, 4))

/** The figures of every year in which the register holds anything, and of this one; the latest first. */
export function registerYears(state: StudioState, today: string): RegisterFigures[] {
  const years = new Set([
    yearOf(today),
    ...[...state.achievements.values(), ...state.grants.values()]
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ year }) => year),
    ...[...state.apprenticeships.values()].flatMap((one) => taughtYears(one, today)),
  ])
  return [...years].sort((a, b) => b - a).map((year) => registerFigures(countable(state), year))
}
