/**
 * The sample studios of the demo: what happened to each of them in the last four years and this one,
 * as the events of its log with the day on which each was entered.
 */
import { derivedId } from '../../app/services/log/derivedId.server'
import type { StudioEventBody } from '../../app/domain/studio/events'
import { sampleYears } from './sampleYears'
import { sampleFacts, type SampleFacts } from './studioFacts'
import { firstStar, isCounty, ratings } from './studioRatings'
import { apprenticeships, grants, results, type Entered } from './studioYears'

export interface SampleStudio {
  id: string
  leadName: string
  unit: SampleFacts['unit']
  /** In the order in which they were entered. */
  entered: { day: string; event: StudioEventBody }[]
  /** Names by id of member or apprenticeship. */
  names: Map<string, string>
}

/** The n-th sample studio, counted from 0, as of a day. */
export function sampleStudio(number: number, today: string): SampleStudio {
  const facts = sampleFacts(number)
  const years = sampleYears(today)
  const { id, leadName, unit, registeredOn } = facts
  const names = new Map<string, string>()
  const joined = membersJoined(facts, names)
  const members = [...names.keys()]
  const star = firstStar(facts)
  const entered = [
    ...joined,
    ...results(facts, members, years),
    ...apprenticeships(facts, members, years, { today, names }),
    ...grants(facts, years, today),
    ...ratings(facts, star, years.past),
    ...promoted(facts, years.past[1]),
  ]
    .map(({ day, event }) => ({ day: day < registeredOn ? registeredOn : day, event }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const registered = { day: registeredOn, event: registration(facts, star) }
  return { ...{ id, leadName, names, unit }, entered: [registered, ...untilItsEnd(entered)] }
}

function membersJoined(
  { id, label, foundedOn, whole }: SampleFacts,
  names: Map<string, string>,
): Entered[] {
  return Array.from({ length: whole(3, 8) }, (_, index) => {
    const member = derivedId('member', id, String(index))
    names.set(member, `示例成员 ${label}-${index + 1}`)
    const certificates = [index % 2 === 0 ? '高级技师证书（示例）' : '高级工证书（示例）']
    const role = index === 0 ? '副领军人' : '成员'
    const payload = { member, role, certificates, on: foundedOn }
    return { day: foundedOn, event: { kind: 'member.joined', payload } }
  })
}

function promoted(facts: SampleFacts, year: number): Entered[] {
  if (facts.isNew || isCounty(facts) || facts.number % 9 !== 4) return []
  const on = `${year}-04-28`
  const payload = { level: 'province', on, reason: '获评省级创新工作室（示例）' } as const
  return [{ day: on, event: { kind: 'studio.levelChanged', payload } }]
}

/** What was entered after the end of a studio never happened. */
function untilItsEnd(entered: readonly Entered[]): readonly Entered[] {
  const end = entered.findIndex(
    ({ event }) =>
      event.kind === 'studio.statusChanged' &&
      ['removed', 'cancelled'].includes(event.payload.status),
  )
  return end === -1 ? entered : entered.slice(0, end + 1)
}

function registration(facts: SampleFacts, star: number): StudioEventBody {
  const { id, number, leadName, zone, unit, trade, foundedOn, namedOn } = facts
  return {
    kind: 'studio.registered',
    payload: {
      studio: id,
      name: `${leadName}创新工作室`,
      zone: zone.code,
      unit: unit.id,
      lead: derivedId('lead', id, '0'),
      level: isCounty(facts) ? 'county' : 'city',
      ...{ star, foundedOn, namedOn, sample: true },
      industry: trade.industry,
      trades: [trade.trade],
      premises: `示例${zone.name}${trade.unit}实训车间（示例）`,
      rules: '例会、带徒、成果申报与经费使用制度（示例）。',
      plan: '每年完成一项以上技术革新，带徒不少于两人（示例）。',
      leadHonours: [number % 3 === 0 ? '市劳动模范（示例）' : '市工匠人才（示例）'],
    },
  }
}
