import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { sampleCreditCode, samplePhone } from '../../../../prisma/programme/samplePeople'
import type { ServiceContext } from '../../context'
import { derivedId } from '../../log/derivedId.server'
import { changeStudio } from '../../studio/changeStudio.server'
import { giveLeadAccount } from '../../studio/giveLeadAccount.server'
import { registerStudio } from '../../studio/registerStudio.server'
import { must } from './rehearsedCycle.server'
import type { StudioPlan } from './studioPlan'

interface Place {
  readonly editionId: string
  readonly organiser: string
  readonly zones: readonly string[]
  readonly year: number
  readonly at: Date
}

/** Numbers of sample units and phones that belong to studios; experts have others. */
export const unitOfStudio = (index: number): string => sampleCreditCode(20_000 + index)
const phoneOfLead = (index: number): string => samplePhone(100_000 + index)
const MOST_PER_MASTER = 5

/** Enters each planned studio in the register with its results and apprentices, and gives its lead an account. */
export async function registerStudios(
  context: ServiceContext,
  plans: readonly StudioPlan[],
  place: Place,
): Promise<void> {
  for (const [index, plan] of plans.entries()) await enter(context, plan, index, place)
}

async function enter(
  context: ServiceContext,
  plan: StudioPlan,
  index: number,
  { editionId, organiser, zones, year, at }: Place,
): Promise<void> {
  const number = String(index + 1).padStart(3, '0')
  const opFor = (...name: (string | number)[]) =>
    derivedId('rehearsal', editionId, String(index), ...name.map(String))
  const row = studioRowSchema.parse({
    name: `演练${number}号创新工作室`,
    zone: zones[index % zones.length],
    unitName: `演练单位${number}（示例）`,
    creditCode: unitOfStudio(index),
    leadName: `演练领军人${number}`,
    ...{ level: 'city', star: plan.star, foundedOn: '2016-05-01', namedOn: '2018-04-28' },
    ...{ industry: '装备制造', trades: '焊工、电工' },
  })
  const by = { actor: organiser, receivedAt: at }
  const registered = await registerStudio(context, { ...by, opId: opFor('register'), row })
  must('register', registered)
  if (!registered.ok) return
  const { studioId } = registered
  const change = async (fields: Record<string, unknown>, ...name: (string | number)[]) => {
    const form = studioChangeSchema.parse({ ...fields, opId: opFor(...name) })
    must(form.change, await changeStudio(context, { ...by, studioId, form }))
  }
  const firstDay = `${year}-01-01`
  await change(
    { change: 'join', name: `演练成员${number}`, role: '技术骨干', on: '2019-03-01' },
    'join',
  )
  for (const [at, { kind, benefitYuan, adopted }] of plan.results.entries()) {
    const facts = { kind, year, doneOn: firstDay, title: `演练成果 ${at + 1}` }
    const benefit = { benefit: String(benefitYuan), benefitBasis: '演练测算' }
    const use = adopted ? { adopted: 'on', adoptedBy: '本单位' } : {}
    await change({ change: 'record', ...facts, ...benefit, ...use }, 'record', at)
  }
  const member = await context.read.studioMember.findFirstOrThrow({ where: { studioId } })
  for (let at = 0; at < plan.apprentices; at += 1) {
    const master = at < MOST_PER_MASTER ? '' : member.id
    const period = { startsOn: firstDay, endsOn: `${year + 1}-12-31` }
    const terms = { agreement: '师带徒协议（演练）', goals: '取得高级工' }
    const apprentice = `演练徒弟${number}${at}`
    await change({ change: 'sign', master, apprentice, ...terms, ...period }, 'sign', at)
  }
  const phone = phoneOfLead(index)
  const { leadName } = row
  const account = { studioId, editionId, phone, leadName, actor: organiser }
  must('lead', await giveLeadAccount(context, account))
}
