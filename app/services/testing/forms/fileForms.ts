import { randomUUID } from 'node:crypto'
import { beginUpload } from '../../files/beginUpload.server'
import type { TestApplication } from '../application'
import { leadOf } from './cycles'
import { op, type RouteForm } from './forms'
import { registeredStudio } from './studioForms'

/** A file that the lead of a studio may send. */
async function ownPdf(app: TestApplication) {
  const studio = await registeredStudio(app)
  const personId = await leadOf(app, studio)
  const pdf = { scope: `studio:${studio}`, purpose: 'evidence', name: '证书.pdf' } as const
  return { personId, pdf }
}

async function ownFile(app: TestApplication): Promise<string> {
  const { personId, pdf } = await ownPdf(app)
  const file = { ...pdf, bytes: 9, alt: '', opId: randomUUID(), personId }
  const begun = await beginUpload(app, file)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.upload.id
}

/** Files, and the control of rehearsals. */
export const FILE_FORMS: RouteForm[] = [
  {
    route: 'files/begin.ts',
    does: 'begins an upload',
    as: 'studioLead',
    prepare: async (app) => ({ fields: { ...op(), ...(await ownPdf(app)).pdf, bytes: '9' } }),
    statuses: [200, 200, 200],
    // another op is another file
    renews: ['StoredFile'],
  },
  {
    route: 'files/scope.tsx',
    does: 'is no form with files',
    as: 'studioLead',
    prepare: async (app) => ({ params: (await ownPdf(app)).pdf, fields: op() }),
    statuses: [400, 400, 400],
  },
  {
    route: 'files/piece.ts',
    does: 'does not say where its piece begins',
    as: 'studioLead',
    prepare: async (app) => ({ params: { id: await ownFile(app) }, fields: {} }),
    statuses: [400, 400, 400],
  },
  {
    route: 'files/delete.ts',
    does: 'deletes a file',
    as: 'studioLead',
    prepare: async (app) => ({ params: { id: await ownFile(app) }, fields: {} }),
    statuses: [302, 302, 302],
  },
  {
    route: 'judging/files/begin.ts',
    does: 'comes from a device without a seat',
    as: null,
    prepare: () => ({ fields: { ...op(), review: 'r', tenure: 't', name: 'a.jpg', bytes: '9' } }),
    statuses: [401, 401, 401],
  },
  {
    route: 'judging/files/piece.ts',
    does: 'does not say where its piece of a photo begins',
    as: null,
    prepare: async (app) => ({ params: { id: await ownFile(app) }, fields: {} }),
    statuses: [400, 400, 400],
  },
  {
    route: 'judging/files/delete.ts',
    does: 'deletes a photo from a device without a seat',
    as: null,
    prepare: async (app) => ({ params: { id: await ownFile(app) }, fields: {} }),
    statuses: [401, 401, 401],
  },
  {
    route: 'rehearsal/conduct.ts',
    does: 'pauses judges where there are none',
    as: 'organiser',
    prepare: () => ({ fields: { move: 'pause' } }),
    statuses: [404, 404, 404],
  },
  {
    route: 'rehearsal/control.ts',
    does: 'is not there on a real site',
    as: null,
    prepare: () => ({ fields: { request: '{"do":"end","editionId":"2021"}' } }),
    statuses: [404, 404, 404],
  },
]
