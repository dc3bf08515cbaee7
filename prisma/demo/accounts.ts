import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../../app/services/context'
import type { Tx } from '../../app/services/log/writer.server'
import { hashPassword } from '../../app/services/people/passwords.server'
import { lookupsOf, sealField } from '../../app/services/people/personFields.server'
import { storeSecondFactor } from '../../app/services/people/secondFactor.server'
import { samplePhone } from '../programme/samplePeople'

/** The password of every demo account. Not for a site with real people. */
export const DEMO_PASSWORD = 'jiangsai-demo'

/** The coding officer's secret, for an authenticator app. Demo only. */
export const DEMO_SECOND_FACTOR = 'JBSWY3DPEHPK3PXP'

export type DemoRole =
  | 'organiser'
  | 'zoneOfficer'
  | 'codingOfficer'
  | 'chiefJudge'
  | 'judge'
  | 'arbitrator'
  | 'studioLead'
  | 'expert'
  | 'contestant'

export interface DemoSignIn {
  role: DemoRole
  /** The role in Chinese, for the table that the demo prints. */
  title: string
  name: string
  phone: string
  password: string
  /** Code of the zone of a zone officer. */
  zone?: string
  /** Contest of a contestant, and the state that its entry shows. */
  contest?: string
  note: string
}

const account = (
  number: number,
  role: DemoRole,
  title: string,
  name: string,
  note: string,
  more: Pick<DemoSignIn, 'zone' | 'contest'> = {},
): DemoSignIn => ({
  role,
  title,
  name,
  phone: samplePhone(number),
  password: DEMO_PASSWORD,
  note,
  ...more,
})

/** One account for each role; the demo command prints this table. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  account(1, 'organiser', '组委会', '示例组委会', '全部赛区、全部竞赛'),
  account(2, 'zoneOfficer', '赛区管理员', '示例赛区甲', '莲池区，有待审报名', { zone: 'LC' }),
  account(3, 'zoneOfficer', '赛区管理员', '示例赛区乙', '徐水区', { zone: 'XS' }),
  account(4, 'codingOfficer', '加密裁判', '示例加密裁判', `动态码密钥 ${DEMO_SECOND_FACTOR}`),
  account(5, 'chiefJudge', '裁判长', '示例裁判长', '焊工、汽车维修正在评分'),
  account(6, 'judge', '裁判', '示例裁判 00', '焊工实操第 5 席留给您，凭席位码入席，见下'),
  account(7, 'arbitrator', '监督仲裁', '示例仲裁', '解密见证人'),
  account(8, 'contestant', '选手', '示例选手 甲', '报名被退回，待补充', { contest: 'herbs' }),
  account(9, 'contestant', '选手', '示例选手 乙', '院前急救，成绩已公布', { contest: 'first-aid' }),
  account(10, 'studioLead', '领军人', '示例领军人', '莲池区一家工作室的台账，年度复核待自评'),
  account(11, 'expert', '评审专家', '示例评审专家', '书面评审、实地考察、现场答辩各有待评'),
]

/** A person marked as a sample, in encrypted form. */
export function samplePersonRow(
  { secrets }: Pick<ServiceContext, 'secrets'>,
  person: { name: string; phone?: string; passwordHash?: string; createdAt: Date },
) {
  const id = randomUUID()
  const { name, phone, passwordHash, createdAt } = person
  return {
    id,
    sealedName: sealField(secrets, 'name', id, name),
    ...(phone !== undefined && {
      sealedPhone: sealField(secrets, 'phone', id, phone),
      phoneKey: lookupsOf(secrets, { phone }).phoneKey,
    }),
    passwordHash: passwordHash ?? null,
    sample: true,
    createdAt,
  }
}

export type Staff = Record<
  Exclude<DemoRole, 'contestant' | 'studioLead' | 'expert' | 'zoneOfficer'>,
  string
> & {
  /** Person id by zone code. */
  zoneOfficers: Map<string, string>
}

/** Makes the accounts of everyone but contestants, who register like anybody else, and leads and experts, who come with their studios and cycles. */
export async function createStaff(
  context: ServiceContext,
  editionId: string,
  zoneIds: ReadonlyMap<string, string>,
  contestIds: readonly string[],
  now: Date,
): Promise<Staff> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  return context.writer.write(async (tx) => {
    const ids = new Map<DemoRole, string>()
    const zoneOfficers = new Map<string, string>()
    for (const signIn of DEMO_SIGN_INS) {
      if (['contestant', 'studioLead', 'expert'].includes(signIn.role)) continue
      const row = samplePersonRow(context, { ...signIn, passwordHash, createdAt: now })
      await tx.person.create({ data: row })
      ids.set(signIn.role, row.id)
      if (signIn.zone !== undefined) zoneOfficers.set(signIn.zone, row.id)
      await grant(tx, row.id, signIn, editionId, zoneIds, contestIds)
    }
    const idOf = (role: DemoRole): string => {
      const id = ids.get(role)
      if (id === undefined) throw new Error(`No demo account is a ${role}`)
      return id
    }
    const codingOfficer = idOf('codingOfficer')
    await storeSecondFactor(tx, context.secrets, codingOfficer, { secret: DEMO_SECOND_FACTOR }, now)
    return {
      organiser: idOf('organiser'),
      codingOfficer,
      chiefJudge: idOf('chiefJudge'),
      judge: idOf('judge'),
      arbitrator: idOf('arbitrator'),
      zoneOfficers,
    }
  })
}

async function grant(
  tx: Tx,
  personId: string,
  { role, zone }: DemoSignIn,
  editionId: string,
  zoneIds: ReadonlyMap<string, string>,
  contestIds: readonly string[],
): Promise<void> {
  const common = { personId, role }
  if (role === 'organiser') {
    await tx.grant.create({ data: { ...common, id: randomUUID(), editionId } })
    return
  }
  if (role === 'zoneOfficer') {
    const zoneId = zoneIds.get(zone ?? '') ?? null
    await tx.grant.create({ data: { ...common, id: randomUUID(), zoneId } })
    return
  }
  await tx.grant.createMany({
    data: contestIds.map((contestId) => ({ ...common, id: randomUUID(), contestId })),
  })
}
