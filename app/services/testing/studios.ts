/** A register of studios in the tables, for tests of what is read from them. */
import { randomUUID } from 'node:crypto'
import { edition, zones } from '../../../prisma/programme/baoding2021'
import { createEditionWithin } from '../contest/createEdition.server'
import type { ServiceContext } from '../context'

/** What no public page may say; each stands in a field of the first studio that is not public. */
export const SECRETS = {
  member: '密封的成员姓名',
  apprentice: '密封的徒弟姓名',
  author: '成果完成人姓名',
  formerLead: '前任领军人姓名',
  leadPerson: 'the-lead-as-a-person',
  basis: '效益核算依据',
  adoptedBy: '采用单位联系人',
  premises: '厂区三号楼 305 室',
  rules: '内部管理制度',
  plan: '内部工作计划',
  grant: '经费来源及用途',
  phone: '16000009999',
} as const

export interface TestStudio {
  id: string
  name: string
  level?: string
  star?: number
  status?: string
  zoneCode?: string
  industry?: string
  namedOn?: string | null
  leadName?: string
}

/** The programme of 2021 with its zones, and these studios, the first one with all that it can have. */
export async function testRegister(
  context: ServiceContext,
  studios: readonly TestStudio[],
): Promise<void> {
  const by = { actor: 'test', opId: randomUUID(), receivedAt: context.now() }
  await context.writer.write(async (tx) => {
    const named = zones.map((zone) => ({ ...zone, id: randomUUID() }))
    await createEditionWithin(
      tx,
      { ...edition, id: 'edition-2021', kind: 'programme', zones: named },
      by,
    )
    const unitId = randomUUID()
    await tx.unit.create({ data: { id: unitId, name: '示例制造有限公司', creditCode: 'X' } })
    await tx.person.create({
      data: { id: SECRETS.leadPerson, sealedName: SECRETS.phone, createdAt: context.now() },
    })
    for (const studio of studios) {
      await tx.studio.create({
        data: {
          zoneCode: 'XS',
          industry: '汽车制造',
          level: 'city',
          star: 3,
          foundedOn: '2016-03-01',
          namedOn: '2021-04-01',
          leadName: '示例领军人',
          leadHonours: '["省五一劳动奖章"]',
          leadPersonId: SECRETS.leadPerson,
          trades: '["焊接"]',
          premises: SECRETS.premises,
          rules: SECRETS.rules,
          plan: SECRETS.plan,
          sample: true,
          unitId,
          ...studio,
        },
      })
    }
    const studioId = studios[0]?.id
    if (studioId !== undefined) await fill(tx, studioId)
  })
}

type Tx = Parameters<Parameters<ServiceContext['writer']['write']>[0]>[0]

async function fill(tx: Tx, studioId: string): Promise<void> {
  await tx.studioMember.createMany({
    data: [null, null, '2020-01-01'].map((leftOn) => ({
      id: randomUUID(),
      studioId,
      sealedName: SECRETS.member,
      role: '成员',
      joinedOn: '2016-03-01',
      leftOn,
    })),
  })
  const results: [string, number, bigint, string][] = [
    ['invention', 2019, 960_000_00n, 'recorded'],
    ['patent', 2021, 4_780_000_00n, 'recorded'],
    ['paper', 2021, 1n, 'withdrawn'],
  ]
  await tx.achievement.createMany({
    data: results.map(([kind, year, benefitFen, status]) => ({
      id: randomUUID(),
      studioId,
      kind,
      title: `示例成果 ${kind}`,
      year,
      doneOn: `${year}-05-01`,
      byWhom: JSON.stringify([SECRETS.author]),
      benefitFen,
      benefitBasis: SECRETS.basis,
      adopted: year === 2021,
      adoptedBy: SECRETS.adoptedBy,
      status,
    })),
  })
  await tx.apprenticeship.createMany({
    data: ['running', 'passed', 'failed'].map((status) => ({
      id: randomUUID(),
      studioId,
      sealedApprenticeName: SECRETS.apprentice,
      agreement: SECRETS.phone,
      goals: SECRETS.phone,
      startsOn: '2020-01-01',
      endsOn: '2021-12-31',
      status,
    })),
  })
  await tx.studioGrant.create({
    data: {
      id: randomUUID(),
      studioId,
      year: 2021,
      source: SECRETS.grant,
      amountFen: 30_000_00n,
      purpose: SECRETS.grant,
      receivedOn: '2021-02-01',
    },
  })
  const history: [string, string, string, string, string][] = [
    ['lead', SECRETS.formerLead, '示例领军人', SECRETS.formerLead, '2018-05-01'],
    ['star', '1', '2', '年度复核优秀', '2019-12-01'],
    ['status', 'active', 'rectifying', '一年内没有成果', '2020-12-01'],
    ['star', '2', '3', '年度复核优秀', '2021-12-01'],
  ]
  await tx.studioHistory.createMany({
    data: history.map(([kind, from, to, reason, at], seq) => ({
      studioId,
      seq: seq + 1,
      kind,
      from,
      to,
      reason,
      at,
    })),
  })
}
