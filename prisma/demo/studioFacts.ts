/** Who a sample studio is: its zone, trade, unit and days. The same number gives the same facts. */
import { derivedId } from '../../app/services/log/derivedId.server'
import { zones, type ZoneFacts } from '../programme/baoding2021'
import { sampleRandom } from './random'

export const SAMPLE_STUDIOS = 160
/** So many of them, the last ones, were named in 2021, the year of the doubling plan. */
const NAMED_IN_2021 = 80
/** The day on which the register was begun. */
const BEGUN_ON = '2018-01-08'
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

/** How many studios a zone has: districts and attached units more than counties. Adds up to 160. */
const PER_ZONE: Readonly<Record<string, number>> = {
  ...{ LC: 16, JX: 14, SZ: 13, GX: 11, XS: 10, ZZ: 10, QY: 9, GBD: 8, MC: 8, DX: 7, AG: 6, GY: 6 },
  ...{ LX: 5, YX: 5, QYX: 5, LS: 4, TX: 4, BGX: 4, BY: 3, WD: 3, SP: 3, LY: 3, FP: 3 },
}

/** The zone of each sample studio, large zones at even distances: the first is Lianchi's. */
const ZONE_OF: readonly ZoneFacts[] = zones
  .flatMap((zone) => {
    const number = PER_ZONE[zone.code] ?? 0
    return Array.from({ length: number }, (_, at) => ({ zone, place: (at + 0.5) / number }))
  })
  .sort((a, b) => a.place - b.place)
  .map(({ zone }) => zone)

export interface SampleFacts {
  id: string
  number: number
  /** As it is printed: 001, 002… */
  label: string
  leadName: string
  zone: ZoneFacts
  trade: (typeof TRADES)[number]
  unit: { id: string; name: string; number: number }
  /** Named in the year of the doubling plan. */
  isNew: boolean
  foundedOn: string
  namedOn: string
  registeredOn: string
  random: () => number
  whole: (least: number, most: number) => number
}

/** The n-th sample studio, counted from 0. */
export function sampleFacts(number: number): SampleFacts {
  const id = derivedId('sample-studio', String(number))
  const random = sampleRandom(number + 1)
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const isNew = number >= SAMPLE_STUDIOS - NAMED_IN_2021
  const zone = ZONE_OF[number]
  const trade = TRADES[number % TRADES.length]
  if (!zone || !trade) throw new Error(`There is no sample studio ${number}`)
  const label = String(number + 1).padStart(3, '0')
  const unitNumber = zones.indexOf(zone) * TRADES.length + (number % TRADES.length)
  const foundedYear = isNew ? whole(2015, 2017) : whole(2008, 2014)
  const namedOn = namingDay(isNew ? 2021 : whole(2015, 2017), number)
  return {
    ...{ id, number, label, zone, trade, isNew, namedOn, random, whole },
    leadName: `示例${SURNAMES[number % SURNAMES.length] ?? ''}工${label}`,
    unit: {
      id: derivedId('sample-studio-unit', String(unitNumber)),
      name: `示例${zone.name}${trade.unit}（示例）`,
      number: unitNumber,
    },
    foundedOn: `${foundedYear}-03-${10 + whole(0, 18)}`,
    registeredOn: isNew ? namedOn : BEGUN_ON,
  }
}
