/** A studio for tests: registered, with two members, a result, an apprentice and a grant. */
import type { StudioEventBody } from './events'

export const registered = (
  more: Partial<Extract<StudioEventBody, { kind: 'studio.registered' }>['payload']> = {},
) =>
  ({
    kind: 'studio.registered',
    payload: {
      studio: 's1',
      name: '示例工作室',
      zone: 'LC',
      unit: 'u1',
      lead: 'lead1',
      level: 'county',
      star: 0,
      foundedOn: '2016-05-01',
      namedOn: '2018-04-28',
      sample: true,
      industry: '电',
      trades: ['电工'],
      premises: '',
      rules: '',
      plan: '',
      leadHonours: [],
      ...more,
    },
  }) satisfies StudioEventBody

export const recorded = (
  id: string,
  more: Partial<Extract<StudioEventBody, { kind: 'achievement.recorded' }>['payload']> = {},
) =>
  ({
    kind: 'achievement.recorded',
    payload: {
      achievement: id,
      kind: 'renovation',
      title: `示例改造 ${id}`,
      year: 2020,
      doneOn: '2020-06-01',
      byWhom: ['m1'],
      benefitFen: '1200000',
      benefitBasis: '节约电费',
      adopted: true,
      adoptedBy: '示例供电公司',
      ...more,
    },
  }) satisfies StudioEventBody

export const signed = (
  id: string,
  more: Partial<Extract<StudioEventBody, { kind: 'apprenticeship.signed' }>['payload']> = {},
) =>
  ({
    kind: 'apprenticeship.signed',
    payload: {
      apprenticeship: id,
      master: 'm1',
      agreement: '师徒协议',
      goals: '取得高级工证书',
      startsOn: '2019-07-01',
      endsOn: '2021-06-30',
      entry: null,
      ...more,
    },
  }) satisfies StudioEventBody

export const joined = (member: string, on = '2018-05-01') =>
  ({
    kind: 'member.joined',
    payload: { member, role: '成员', certificates: ['高级技师'], on },
  }) satisfies StudioEventBody

export const granted = (grant: string, amountFen = '3000000') =>
  ({
    kind: 'grant.received',
    payload: { grant, year: 2020, source: '市总工会', amountFen, purpose: '', on: '2020-03-01' },
  }) satisfies StudioEventBody

export const aStudio = () => [
  registered(),
  joined('m1'),
  joined('m2'),
  recorded('a1'),
  signed('p1'),
  granted('g1'),
]
