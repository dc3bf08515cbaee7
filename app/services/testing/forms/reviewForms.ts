import { randomUUID } from 'node:crypto'
import { DYNAMIC_RULES } from '~/domain/review/dynamicRules'
import { STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { ruleField, ruleValues } from '~/protocol/dynamicRules'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { revokeByHand } from '../../certificate/revokeByHand.server'
import { addExpertToPool } from '../../review/experts.server'
import { moveCycle } from '../../review/moveCycle.server'
import { studioScope } from '../../studio/studioScope'
import type { TestApplication } from '../application'
import { concludeCycle, passing } from '../paperlessCycle'
import { TestCycle, WORDS } from '../reviewCycle'
import { testPanels } from '../reviewPanel'
import { assessing, by, EXPERT, opened } from './cycles'
import { op, type RouteForm } from './forms'
import { registeredStudio } from './studioForms'

const said = (text: string) => ({ 'statements[0].key': 'rules', 'statements[0].value': text })

/** A studio with the certificate of its decided review. */
async function certified(app: TestApplication) {
  const { cycle, studio } = await opened(app, passing([{ do: 'setStar', star: 3 }]))
  await concludeCycle(app, await TestCycle.of(app, cycle))
  const review = await app.read.review.findFirstOrThrow({ where: { cycleId: cycle } })
  return { studio, review: review.id, number: review.certificate ?? '' }
}

/** Reviews, their experts, and the duties that follow from them. */
export const REVIEW_FORMS: RouteForm[] = [
  ...(['review/assess.tsx', 'review/save.ts'] as const).map((route): RouteForm => ({
    route,
    does: 'saves a self-assessment',
    as: 'studioLead',
    prepare: async (app) => {
      const { review } = await assessing(app, YEARLY_REVIEW)
      return { params: { review }, fields: { ...op(), do: 'save', ...said('制度齐全') } }
    },
    statuses: route === 'review/save.ts' ? [200, 200, 200] : [302, 302, 302],
    // What is stored is what the old page wants to store: it is noted again, and nothing is changed.
    renews: ['Event', 'Scope'],
  })),
  {
    route: 'studio/certificates.tsx',
    does: 'revokes a certificate',
    as: 'organiser',
    prepare: async (app) => {
      const { studio, number } = await certified(app)
      return { params: { studio }, fields: { ...op(), do: 'revoke', number, reason: '名称有误' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/certificates.tsx',
    does: 'issues another certificate in the place of a revoked one',
    as: 'organiser',
    prepare: async (app) => {
      const { studio, number, review } = await certified(app)
      const form = { ...op(), number, reason: '名称有误' }
      await revokeByHand(app, { form, subject: studioScope(studio), ...by(app) })
      return { params: { studio }, fields: { ...op(), do: 'reissue', review } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/review.tsx',
    does: 'ends the review of a studio that is still there',
    as: 'organiser',
    prepare: async (app) => {
      const { review } = await assessing(app, YEARLY_REVIEW)
      return { params: { review }, fields: { ...op(), do: 'end', reason: '已摘牌' } }
    },
    statuses: [409, 409, 409],
  },
  {
    route: 'review/review.tsx',
    does: 'gives up a self-assessment',
    as: 'organiser',
    prepare: async (app) => {
      const { cycle, review } = await assessing(app, YEARLY_REVIEW)
      const to = { to: 'zoneCheck', reason: '' } as const
      await moveCycle(app, { ...op(), ...by(app), cycleId: cycle }, to, WORDS.notice)
      return { params: { review }, fields: { ...op(), do: 'giveUp', reason: '逾期未提交' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/my-reviews.tsx',
    does: 'applies for naming',
    as: 'studioLead',
    prepare: async (app) => {
      const { cycle, studio } = await assessing(app, STAR_NAMING)
      return { fields: { ...op(), cycle, studio } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'duty/duties.tsx',
    does: 'confirms a duty',
    as: 'organiser',
    prepare: async (app) => {
      const studio = await registeredStudio(app, { namedOn: '2018-03-01' })
      const [duty] = await studioDuties(app, studio)
      const asked = { studio, duty: duty?.key ?? '', status: 'rectifying' }
      return { fields: { ...op(), ...asked, rectifyBy: '2021-12-31', reason: '一年内没有成果' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'duty/rules.tsx',
    does: 'amends the rules of dynamic management',
    as: 'organiser',
    prepare: () => {
      const { rules, sources } = DYNAMIC_RULES
      const values = ruleValues(rules, sources) as Record<string, string>
      const edited = { ...values, [ruleField('noResult', 'months')]: '6' }
      return { fields: { ...edited, ...op(), do: 'save', version: '1', reason: '从严管理' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'duty/studio-duties.tsx',
    does: 'makes an address for a calendar',
    as: 'organiser',
    prepare: async (app) => ({
      params: { studio: await registeredStudio(app) },
      fields: { do: 'make' },
    }),
    statuses: [200, 200, 200],
    // An address is shown once and stored nowhere: the one shown last works.
    rewrites: ['DutyFeed'],
    renews: ['DutyFeed'],
  },
  {
    route: 'expert/seat.ts',
    does: 'takes an expert’s own seat',
    as: 'expert',
    prepare: async (app) => {
      const { cycleId, experts } = await testPanels(app)
      const [personId] = experts
      const seat = await app.read.seat.findFirstOrThrow({ where: { personId } })
      await app.writer.write((tx) =>
        tx.grant.create({ data: { id: randomUUID(), role: 'expert', personId, cycleId } }),
      )
      const fields = { ...op(), seatId: seat.id, deviceId: randomUUID() }
      return { params: { cycle: cycleId }, fields }
    },
    // The device that has the seat keeps it.
    statuses: [200, 200, 200],
  },
  {
    route: 'expert/ties.tsx',
    does: 'declares a tie',
    as: 'expert',
    prepare: async (app) => {
      const { cycle, studio } = await assessing(app, YEARLY_REVIEW)
      await addExpertToPool(
        app,
        { ...op(), ...by(app), cycleId: cycle },
        { ...EXPERT, creditCode: null },
      )
      return { params: { cycle }, fields: { ...op(), do: 'declare', studio } }
    },
    statuses: [302, 302, 409],
  },
]
