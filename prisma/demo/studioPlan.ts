/**
 * The sample studios of the demo: what happened to each of them in the last four years and this one, as the events of
 * its log with the day on which each was entered. The same number gives the same studio every time.
 */
import { derivedId } from '../../app/services/log/derivedId.server'
import {
  ACHIEVEMENT_KINDS,
  type StudioChange,
  type StudioEventBody,
} from '../../app/domain/studio/events'
import { zones } from '../programme/baoding2021'
import { sampleRandom } from './random'
import { sampleYears } from './sampleYears'
import { ratings } from './studioRatings'

export const SAMPLE_STUDIOS = 160
/** So many of them, the last ones, were named in 2021, the year of the doubling plan. */
const NAMED_IN_2021 = 80
/** The day on which the register was begun. */
const BEGUN_ON = '2018-01-08'
/** Agreements run three years; of these studios they are over, and wait for their evaluation. */
const AGREED = 3
/** Studios are named in four batches a year. */
const BATCHES = ['03-30', '05-28', '07-30', '09-28']
const namingDay = (year: number, number: number) => `${year}-${BATCHES[number % BATCHES.length]}`

const TRADES = [
  { industry: '电力', trade: '电力线路工', unit: '供电公司', work: '配网检修工具' },
  { industry: '汽车', trade: '汽车维修工', unit: '汽车公司', work: '焊装工位夹具' },
  { industry: '医药', trade: '中药炮制工', unit: '医药公司', work: '炮制温控装置' },
  { industry: '数字', trade: '信息通信工', unit: '通信公司', work: '机房巡检程序' },
  { industry: '文旅', trade: '讲解员', unit: '旅游公司', work: '讲解培训方法' },
  { industry: '建材', trade: '焊工', unit: '建筑公司', work: '预制构件模具' },
  { industry: '教育', trade: '实训教师', unit: '职业学校', work: '实训教具' },
] as const
const SURNAMES = Array.from('王李张刘陈杨赵黄周吴')
const WAYS = ['改进', '革新', '优化', '研制'] as const

export interface SampleStudio {
  id: string
  leadName: string
  unit: { id: string; name: string; number: number }
  /** In the order in which they were entered. */
  entered: { day: string; event: StudioEventBody }[]
  /** Names by id of member or apprenticeship. */
  names: Map<string, string>
}

/** The n-th sample studio, counted from 0, as of a day. */
export function sampleStudio(number: number, today: string): SampleStudio {
  const { past, reviewed, lastMonth } = sampleYears(today)
  const id = derivedId('sample-studio', String(number))
  const random = sampleRandom(number + 1)
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const isNew = number >= SAMPLE_STUDIOS - NAMED_IN_2021
  // The first is of the zone of the demo's officer.
  const zoneIndex = (number + 1) % zones.length
  const zone = zones[zoneIndex]
  const trade = TRADES[number % TRADES.length]
  if (!zone || !trade) throw new Error('There are no zones')
  const label = String(number + 1).padStart(3, '0')
  const leadName = `示例${SURNAMES[number % SURNAMES.length] ?? ''}工${label}`
  const unitNumber = zoneIndex * TRADES.length + (number % TRADES.length)
  const unitId = derivedId('sample-studio-unit', String(unitNumber))
  const foundedYear = isNew ? whole(2015, 2017) : whole(2008, 2014)
  const foundedOn = `${foundedYear}-03-${10 + whole(0, 18)}`
  const namedYear = isNew ? 2021 : whole(2015, 2017)
  const registeredOn = isNew ? namingDay(2021, number) : BEGUN_ON

  const entered: SampleStudio['entered'] = []
  const names = new Map<string, string>()
  const enter = (day: string, event: StudioChange) =>
    entered.push({ day: day < registeredOn ? registeredOn : day, event })
  const idOf = (kind: string, index: number) => derivedId(kind, id, String(index))

  const members = Array.from({ length: whole(3, 8) }, (_, index) => idOf('member', index))
  for (const [index, member] of members.entries()) {
    names.set(member, `示例成员 ${label}-${index + 1}`)
    const certificates = [index % 2 === 0 ? '高级技师证书（样例）' : '高级工证书（样例）']
    const role = index === 0 ? '副领军人' : '成员'
    enter(foundedOn, {
      kind: 'member.joined',
      payload: { member, role, certificates, on: foundedOn },
    })
  }

  let count = 0
  const results = (year: number, least: number, most: number, until = 11): void => {
    for (let index = whole(least, most); index > 0; index -= 1) {
      count += 1
      const doneOn = `${year}-${String(whole(Math.min(2, until), until)).padStart(2, '0')}-15`
      const adopted = random() < 0.7
      const kind = ACHIEVEMENT_KINDS[whole(0, ACHIEVEMENT_KINDS.length - 1)] ?? 'renovation'
      const way = WAYS[whole(0, WAYS.length - 1)] ?? '改进'
      const benefit = adopted ? whole(2, 90) * 1_000_000 : 0
      enter(doneOn, {
        kind: 'achievement.recorded',
        payload: {
          achievement: idOf('achievement', count),
          ...{ kind, year, doneOn, adopted },
          title: `${way}${trade.work}（样例 ${label}-${count}）`,
          byWhom: members.slice(0, whole(1, 2)),
          benefitFen: String(benefit),
          benefitBasis: adopted ? '按全年节约工时与材料费用测算（样例）' : '',
          adoptedBy: adopted ? `示例${zone.name}${trade.unit}（样例）` : '',
        },
      })
    }
  }
  for (const [index, year] of past.entries()) {
    if (year <= foundedYear) continue
    results(year, number % 9 === 4 && index === 2 ? 0 : 1, 3)
    if (index === 3 || random() < 0.4) continue
    const apprenticeship = idOf('apprenticeship', year)
    names.set(apprenticeship, `示例徒弟 ${label}-${year}`)
    const master = random() < 0.5 ? null : (members[0] ?? null)
    const length = number % 17 === 2 ? AGREED - 1 : AGREED
    const [startsOn, endsOn] = [`${year}-07-01`, `${year + length}-06-30`]
    const terms = { agreement: `师徒协议（样例）${year}`, goals: '期满取得高级工证书（样例）' }
    enter(startsOn, {
      kind: 'apprenticeship.signed',
      payload: { apprenticeship, master, ...terms, startsOn, endsOn, entry: null },
    })
    if (index > 0 || endsOn > today) continue
    const status = random() < 0.85 ? 'passed' : 'failed'
    enter(endsOn, {
      kind: 'apprenticeship.ended',
      payload: { apprenticeship, status, on: endsOn },
    })
  }

  for (const year of past) {
    if (year <= foundedYear || random() < 0.4) continue
    const grant = idOf('grant', year)
    const amount = whole(2, 5) * 1_000_000
    const on = `${year}-06-${10 + whole(0, 18)}`
    const facts = { source: '市总工会（样例）', purpose: '创新项目与带徒补助（样例）' }
    enter(on, {
      kind: 'grant.received',
      payload: { grant, year, ...facts, amountFen: String(amount), on },
    })
    const spentOn = `${year}-11-10`
    const spent = Math.round(amount * (0.6 + random() * 0.4))
    enter(spentOn, {
      kind: 'grant.spent',
      payload: { grant, amountFen: String(spent), what: '试验器材（样例）', on: spentOn },
    })
  }

  const star = isNew ? 0 : whole(1, 3)
  const rated = isNew ? past.filter((year) => year >= 2021) : past
  for (const { day, event } of ratings(number, { isNew, past: rated }, star, random)) {
    enter(day, event)
  }
  if (!isNew && number % 13 === 6) {
    const on = `${past[1]}-04-28`
    enter(on, {
      kind: 'studio.levelChanged',
      payload: { level: 'province', on, reason: '获评省级创新工作室（样例）' },
    })
  }
  // A few have nothing to show in the year that the open cycles review.
  if (number % 20 !== 3) results(reviewed, 1, 5, lastMonth)
  for (let index = whole(0, 4); index > 0; index -= 1) {
    const apprenticeship = idOf(`apprenticeship-${reviewed}`, index)
    names.set(apprenticeship, `示例徒弟 ${label}-${reviewed}-${index}`)
    const master = members[index % members.length] ?? null
    const terms = { agreement: `师徒协议（样例）${reviewed}`, goals: '取得技师证书（样例）' }
    const [startsOn, endsOn] = [`${reviewed}-01-10`, `${reviewed + 2}-01-09`]
    enter(startsOn, {
      kind: 'apprenticeship.signed',
      payload: { apprenticeship, master, ...terms, startsOn, endsOn, entry: null },
    })
  }
  entered.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  // What was entered after the end of a studio never happened.
  const end = entered.findIndex(
    ({ event }) =>
      event.kind === 'studio.statusChanged' &&
      ['removed', 'cancelled'].includes(event.payload.status),
  )
  const kept = end === -1 ? entered : entered.slice(0, end + 1)
  const registered: StudioEventBody = {
    kind: 'studio.registered',
    payload: {
      studio: id,
      name: `${leadName}创新工作室`,
      zone: zone.code,
      unit: unitId,
      lead: idOf('lead', 0),
      level: isNew || number % 4 !== 3 ? 'city' : 'county',
      star,
      foundedOn,
      namedOn: namingDay(namedYear, number),
      sample: true,
      industry: trade.industry,
      trades: [trade.trade],
      premises: `示例${zone.name}${trade.unit}实训车间（样例）`,
      rules: '例会、带徒、成果申报与经费使用制度（样例）。',
      plan: '每年完成一项以上技术革新，带徒不少于两人（样例）。',
      leadHonours: [number % 3 === 0 ? '市劳动模范（样例）' : '市工匠人才（样例）'],
    },
  }
  return {
    ...{ id, leadName, names },
    unit: { id: unitId, name: `示例${zone.name}${trade.unit}（样例）`, number: unitNumber },
    entered: [{ day: registeredOn, event: registered }, ...kept],
  }
}
