/** What a sample studio did in the years: results, apprenticeships and grants, each on its day. */
import { derivedId } from '../../app/services/log/derivedId.server'
import { ACHIEVEMENT_KINDS, type StudioChange } from '../../app/domain/studio/events'
import type { SampleYears } from './sampleYears'
import type { SampleFacts } from './studioFacts'

const WAYS = ['改进', '革新', '优化', '研制'] as const
/** Years that an agreement runs. */
const AGREED = 3

export interface Entered {
  day: string
  event: StudioChange
}

/** One to three results a year, up to five in the running one, and none in a bad year. */
export function results(
  facts: SampleFacts,
  members: readonly string[],
  years: SampleYears,
): Entered[] {
  const { number, foundedOn, whole } = facts
  let count = 0
  const ofYear = (year: number, least: number, most: number, until: number): Entered[] =>
    Array.from({ length: whole(least, most) }, () => {
      count += 1
      const month = String(whole(Math.min(2, until), until)).padStart(2, '0')
      return result(facts, members, { count, doneOn: `${year}-${month}-15` })
    })
  const past = years.past
    .filter((year) => year > Number(foundedOn.slice(0, 4)))
    .flatMap((year, index) => ofYear(year, number % 9 === 4 && index === 2 ? 0 : 1, 3, 11))
  // A few have nothing to show in the year that the open cycles review.
  const isIdle = number % 20 === 3
  return isIdle ? past : [...past, ...ofYear(years.reviewed, 1, 5, years.lastMonth)]
}

function result(
  { id, label, zone, trade, random, whole }: SampleFacts,
  members: readonly string[],
  { count, doneOn }: { count: number; doneOn: string },
): Entered {
  const adopted = random() < 0.7
  const kind = ACHIEVEMENT_KINDS[whole(0, ACHIEVEMENT_KINDS.length - 1)] ?? 'renovation'
  const way = WAYS[whole(0, WAYS.length - 1)] ?? '改进'
  return {
    day: doneOn,
    event: {
      kind: 'achievement.recorded',
      payload: {
        achievement: derivedId('achievement', id, String(count)),
        ...{ kind, year: Number(doneOn.slice(0, 4)), doneOn, adopted },
        title: `${way}${trade.work}（示例 ${label}-${count}）`,
        byWhom: members.slice(0, whole(1, 2)),
        benefitFen: String(adopted ? whole(2, 90) * 1_000_000 : 0),
        benefitBasis: adopted ? '按全年节约工时与材料费用测算（示例）' : '',
        adoptedBy: adopted ? `示例${zone.name}${trade.unit}` : '',
      },
    },
  }
}

/**
 * Agreements of three years begun in most years before the running one, ended with their evaluation,
 * and those begun this year. A few studios have let one run out unevaluated.
 *
 * @param names filled with the apprentices' names by apprenticeship
 */
export function apprenticeships(
  facts: SampleFacts,
  members: readonly string[],
  { past: [first], reviewed }: SampleYears,
  { today, names }: { today: string; names: Map<string, string> },
): Entered[] {
  const { id, label, number, foundedOn, random, whole } = facts
  const founded = Number(foundedOn.slice(0, 4))
  const sign = (apprentice: string, days: { startsOn: string; endsOn: string }, goals: string) => {
    const apprenticeship = derivedId('apprenticeship', id, apprentice)
    names.set(apprenticeship, `示例徒弟 ${label}-${apprentice}`)
    const master = random() < 0.5 ? null : (members[whole(0, members.length - 1)] ?? null)
    const agreement = `师徒协议（示例）${days.startsOn.slice(0, 4)}`
    const payload = { apprenticeship, master, agreement, goals, ...days, entry: null }
    return { apprenticeship, signed: { kind: 'apprenticeship.signed', payload } as const }
  }
  const earlier = [-3, -2, -1, 0, 1, 2].flatMap((offset, index): Entered[] => {
    const year = first + offset
    if (year <= founded || random() < 0.4) return []
    const days = { startsOn: `${year}-07-01`, endsOn: `${year + AGREED}-06-30` }
    const { apprenticeship, signed } = sign(String(year), days, '期满取得高级工证书（示例）')
    const begun = { day: days.startsOn, event: signed }
    const isForgotten = number % 17 === 2 && index >= 3
    if (days.endsOn > today || isForgotten) return [begun]
    const status = random() < 0.85 ? 'passed' : 'failed'
    const payload = { apprenticeship, status, on: days.endsOn } as const
    return [begun, { day: days.endsOn, event: { kind: 'apprenticeship.ended', payload } }]
  })
  const running = Array.from({ length: whole(0, 4) }, (_, index): Entered => {
    const days = { startsOn: `${reviewed}-01-10`, endsOn: `${reviewed + 2}-01-09` }
    const { signed } = sign(`${reviewed}-${index + 1}`, days, '取得技师证书（示例）')
    return { day: days.startsOn, event: signed }
  })
  return [...earlier, ...running]
}

/** Most years' grant, and what was spent of it, as far as the days have come. */
export function grants(
  { id, foundedOn, random, whole }: SampleFacts,
  { past, reviewed }: SampleYears,
  today: string,
): Entered[] {
  return [...past, reviewed].flatMap((year): Entered[] => {
    if (year <= Number(foundedOn.slice(0, 4)) || random() < 0.4) return []
    const grant = derivedId('grant', id, String(year))
    const amount = whole(2, 5) * 1_000_000
    const on = `${year}-06-${10 + whole(0, 18)}`
    const facts = { source: '市总工会（示例）', purpose: '创新项目与带徒补助（示例）' }
    const spentOn = `${year}-11-10`
    const spent = String(Math.round(amount * (0.6 + random() * 0.4)))
    const entered: Entered[] = [
      {
        day: on,
        event: {
          kind: 'grant.received',
          payload: { grant, year, ...facts, amountFen: String(amount), on },
        },
      },
      {
        day: spentOn,
        event: {
          kind: 'grant.spent',
          payload: { grant, amountFen: spent, what: '试验器材（示例）', on: spentOn },
        },
      },
    ]
    return entered.filter(({ day }) => day <= today)
  })
}
