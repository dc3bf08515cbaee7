import { randomUUID } from 'node:crypto'
import type { ReviewScheme } from '~/domain/review/scheme'
import { STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { templateValues } from '~/protocol/reviewCycle'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { addExpertToPool } from '../../review/experts.server'
import { moveCycle } from '../../review/moveCycle.server'
import { openCycle } from '../../review/openCycle.server'
import type { TestApplication } from '../application'
import { testPerson } from '../people'
import { testPanels } from '../reviewPanel'
import { op, type RouteForm } from './forms'
import { registeredStudio } from './studioForms'

const ANY_CITY_STUDIO = { ...YEARLY_REVIEW.scope, stars: [0, 1, 2, 3, 4, 5] }
const EXPERT = { name: '示例专家', phone: '13899990002', zone: '', creditCode: '' }
const by = (app: TestApplication) => ({ actor: 'organiser', receivedAt: app.now() })
const said = (text: string) => ({ 'statements[0].key': 'rules', 'statements[0].value': text })

/** A cycle over a studio, as it was opened. */
async function opened(app: TestApplication, scheme: ReviewScheme) {
  const studio = await registeredStudio(app)
  const form = { ...op(), year: 2021, scheme: { ...scheme, scope: ANY_CITY_STUDIO } }
  const answer = await openCycle(app, { form, ...by(app) })
  if (!answer.ok) throw new Error(answer.code)
  return { cycle: answer.cycleId, studio }
}

/** A cycle that takes self-assessments or applications, and the review in it, if there is one. */
async function assessing(app: TestApplication, scheme: ReviewScheme) {
  const { cycle, studio } = await opened(app, scheme)
  const personId = await testPerson(app, '13899990000')
  await app.writer.write((tx) =>
    tx.grant.create({ data: { id: randomUUID(), personId, role: 'studioLead', studioId: studio } }),
  )
  const words = { title: () => ({ zh: '', en: '' }), text: () => '', correction: () => '样例' }
  const to = { to: 'selfAssessment', reason: '' } as const
  const moved = await moveCycle(app, { ...op(), ...by(app), cycleId: cycle }, to, words)
  if (!moved.ok) throw new Error(moved.code)
  const review = await app.read.review.findFirst({ where: { cycleId: cycle } })
  return { cycle, studio, review: review?.id ?? '' }
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
      const studio = await registeredStudio(app)
      const [duty] = await studioDuties(app, studio)
      const asked = { studio, duty: duty?.key ?? '', status: 'rectifying' }
      return { fields: { ...op(), ...asked, rectifyBy: '2021-12-31', reason: '一年内没有成果' } }
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
      await addExpertToPool(app, { ...op(), ...by(app), cycleId: cycle }, EXPERT)
      return { params: { cycle }, fields: { ...op(), do: 'declare', studio } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/new.tsx',
    does: 'opens a cycle',
    as: 'organiser',
    prepare: async (app) => {
      await registeredStudio(app)
      const { template } = YEARLY_REVIEW
      const values = { ...templateValues(YEARLY_REVIEW), 'scope-stars-0': 'on' }
      return { fields: { ...op(), ...values, do: 'open', year: '2021', template } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/cycle.tsx',
    does: 'moves a cycle to its next stage',
    as: 'organiser',
    prepare: async (app) => ({
      params: { cycle: (await opened(app, YEARLY_REVIEW)).cycle },
      fields: { ...op(), do: 'move', to: 'selfAssessment' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'review/experts.tsx',
    does: 'adds an expert',
    as: 'organiser',
    prepare: async (app) => ({
      params: { cycle: (await opened(app, YEARLY_REVIEW)).cycle },
      fields: { ...op(), do: 'add', ...EXPERT },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'review/meeting.tsx',
    does: 'confirms ratings before the meeting',
    as: 'organiser',
    prepare: async (app) => ({
      params: { cycle: (await opened(app, YEARLY_REVIEW)).cycle },
      fields: { ...op(), do: 'confirm' },
    }),
    statuses: [409, 409, 409],
  },
]
