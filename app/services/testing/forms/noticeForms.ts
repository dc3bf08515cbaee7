import { objectionFormSchema } from '~/protocol/notice'
import { fileObjection } from '../../notice/fileObjection.server'
import type { TestApplication } from '../application'
import { draftedNotice, objectionFields, publishedNotice } from '../notices'
import { op, type RouteForm } from './forms'

/** An objection to a public notice, with the code of its receipt. */
async function objection(app: TestApplication) {
  const noticeId = await publishedNotice(app)
  const form = objectionFormSchema.parse(objectionFields())
  const from = { personId: null, address: '10.0.0.1', receivedAt: app.now() }
  const answer = await fileObjection(app, { noticeId, form, ...from })
  if (!answer.ok) throw new Error(answer.code)
  const { id } = await app.read.objection.findFirstOrThrow({ where: { noticeId } })
  return { noticeId, id, code: answer.code }
}

export const NOTICE_FORMS: RouteForm[] = [
  {
    route: 'notice/public-notice.tsx',
    does: 'objects',
    as: null,
    prepare: async (app) => ({
      params: { id: await publishedNotice(app) },
      fields: objectionFields(),
    }),
    statuses: [302, 302, 302],
    // Somebody without an account may object to a line more than once; a phone proves nobody.
    renews: ['Event', 'Objection', 'Scope'],
  },
  {
    route: 'notice/objection.tsx',
    does: 'takes an objection back',
    as: null,
    prepare: async (app) => {
      const { noticeId, code } = await objection(app)
      return { params: { id: noticeId }, fields: { ...op(), do: 'withdraw', code } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'notice/notice.tsx',
    does: 'publishes',
    as: 'organiser',
    prepare: async (app) => ({
      params: { id: await draftedNotice(app) },
      fields: { ...op(), do: 'published' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'notice/notice.tsx',
    does: 'rules on an objection',
    as: 'organiser',
    prepare: async (app) => {
      const { noticeId, id } = await objection(app)
      const ruling = { objection: id, outcome: 'dismissed', reason: '经核实，材料属实' }
      return { params: { id: noticeId }, fields: { ...op(), do: 'rule', ...ruling } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'notice/workdays.tsx',
    does: 'enters a day',
    as: 'organiser',
    prepare: () => ({ fields: { ...op(), do: 'set', day: '2027-02-08', isWorkday: 'no' } }),
    statuses: [302, 302, 409],
  },
]
