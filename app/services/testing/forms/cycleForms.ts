import { YEARLY_REVIEW } from '~/domain/review/templates'
import { templateValues } from '~/protocol/reviewCycle'
import { actValue, draftValues } from '~/protocol/reviewTemplate'
import { moveCycle } from '../../review/moveCycle.server'
import { createTemplate } from '../../review/template/createTemplate.server'
import { WORDS } from '../reviewCycle'
import { assessing, by, EXPERT, inMeeting, opened } from './cycles'
import { op, type RouteForm } from './forms'
import { registeredStudio } from './studioForms'

/** Cycles of reviews and their templates. */
export const CYCLE_FORMS: RouteForm[] = [
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
    route: 'review/template/templates.tsx',
    does: 'copies a template',
    as: 'organiser',
    prepare: () => ({ fields: { ...op(), source: YEARLY_REVIEW.template } }),
    statuses: [302, 302, 302],
    // A new form asks for another copy.
    renews: ['Event', 'ReviewTemplate', 'Scope'],
  },
  ...(
    [
      ['keeps what was typed', { do: 'keep' }],
      ['takes a section out', { do: 'remove', at: ['rubric', 'sections', 0] }],
      ['saves a version', { do: 'save' }],
      ['takes a template out of use', { do: 'retire' }],
    ] as const
  ).map(([does, act]): RouteForm => ({
    route: 'review/template/editor.tsx',
    ...{ does, as: 'organiser' },
    prepare: async (app) => {
      const edition = await app.read.edition.findFirstOrThrow({ where: { kind: 'programme' } })
      const of = { ...op(), ...by(app), editionId: edition.id }
      const made = await createTemplate(app, of, YEARLY_REVIEW.template)
      if (!made.ok) throw new Error(made.code)
      const values = draftValues(YEARLY_REVIEW) as Record<string, string>
      return {
        params: { template: made.templateId },
        fields: { ...values, ...op(), revision: '1', act: actValue(act), note: '示例' },
      }
    },
    // An old page saw the draft as it was.
    statuses: [302, 302, 409],
  })),
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
    route: 'review/cycle.tsx',
    does: 'gives up what nobody filed',
    as: 'organiser',
    prepare: async (app) => {
      const { cycle } = await assessing(app, YEARLY_REVIEW)
      const to = { to: 'zoneCheck', reason: '' } as const
      await moveCycle(app, { ...op(), ...by(app), cycleId: cycle }, to, WORDS.notice)
      const fields = { ...op(), do: 'giveUp', review: 'all', reason: '逾期未提交' }
      return { params: { cycle }, fields }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/cycle.tsx',
    does: 'sets another last day',
    as: 'organiser',
    prepare: async (app) => {
      const { cycle } = await opened(app, YEARLY_REVIEW)
      const fields = { ...op(), do: 'deadline', stage: 'selfAssessment', reason: '汛期顺延' }
      return { params: { cycle }, fields: { ...fields, deadline: '2099-12-31' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/experts.tsx',
    does: 'adds an expert',
    as: 'organiser',
    prepare: async (app) => ({
      params: { cycle: (await opened(app, YEARLY_REVIEW)).cycle },
      fields: { ...op(), do: 'add', ...EXPERT, noUnit: 'on' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'review/meeting.tsx',
    does: 'corrects a figure',
    as: 'organiser',
    prepare: async (app) => {
      const { cycle, review } = await inMeeting(app, { accidents: '1' })
      const correction = { review, key: 'accidents', value: '0', reason: '误填，异议成立' }
      return { params: { cycle }, fields: { ...op(), do: 'correct', ...correction } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'review/meeting.tsx',
    does: 'confirms ratings before the meeting',
    as: 'organiser',
    prepare: async (app) => ({
      params: { cycle: (await opened(app, YEARLY_REVIEW)).cycle },
      fields: { ...op(), do: 'confirm', seen: '1' },
    }),
    statuses: [409, 409, 409],
  },
]
