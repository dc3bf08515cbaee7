import { studioRowSchema } from '~/protocol/studio'
import { readSheetLine } from '~/protocol/studioSheet'
import { requestDigest } from '../../log/performOp.server'
import { dayOf } from '../../studio/dayOf'
import { outcomesOf } from '../../studio/sheet/checkSheet.server'
import { registerStudio } from '../../studio/registerStudio.server'
import type { TestApplication } from '../application'
import { op, type PreparedForm, type RouteForm } from './forms'

const STUDIO = {
  ...{ name: '示例创新工作室', leadName: '示例领军人', zone: 'LC', level: 'city', industry: '电' },
  ...{ unitName: '示例单位', creditCode: '91999999DEM0000099', foundedOn: '2018-01-01' },
}

/** A studio that is in the register. */
export async function registeredStudio(app: TestApplication): Promise<string> {
  const by = { opId: op().opId, actor: 'organiser', receivedAt: app.now() }
  const answer = await registerStudio(app, { row: studioRowSchema.parse(STUDIO), ...by })
  if (!answer.ok) throw new Error(answer.code)
  return answer.studioId
}

/** A line as the dry run showed it. */
async function checkedLine(app: TestApplication): Promise<Record<string, string>> {
  const line = { line: 2, cells: STUDIO }
  const read = readSheetLine(line, () => undefined)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const outcomes = await outcomesOf(app.read, [read.fitting], dayOf(app.now()))
  return { step: 'import', lines: JSON.stringify([line]), digest: requestDigest(outcomes) }
}

/** A result of a studio that is in the register. */
async function studioForm(app: TestApplication): Promise<PreparedForm> {
  const done = { year: '2020', doneOn: '2020-06-01', benefit: '100' }
  const fields = { ...op(), change: 'record', kind: 'patent', title: '示例专利', ...done }
  return { params: { studio: await registeredStudio(app) }, fields }
}

export const STUDIO_FORMS: RouteForm[] = [
  {
    route: 'studio/studio.tsx',
    does: 'records a result',
    as: 'organiser',
    prepare: studioForm,
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/new.tsx',
    does: 'registers a studio',
    as: 'organiser',
    prepare: () => ({ fields: { ...op(), ...STUDIO } }),
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/lead.tsx',
    does: 'opens an account for a lead',
    as: 'organiser',
    prepare: async (app) => ({
      params: { studio: await registeredStudio(app) },
      fields: { phone: '13899990001' },
    }),
    statuses: [200, 200, 200],
    // A code is shown once and stored nowhere: the one shown last works, those before are void.
    rewrites: ['ResetCode'],
    renews: ['ResetCode'],
  },
  {
    route: 'studio/import.tsx',
    does: 'imports a line of a spreadsheet',
    as: 'organiser',
    prepare: async (app) => ({ fields: { ...op(), ...(await checkedLine(app)) } }),
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/doubling.tsx',
    does: 'sets a year’s target',
    as: 'organiser',
    prepare: () => ({ fields: { ...op(), year: '2021', target: '80' } }),
    statuses: [302, 302, 302],
    // The same target set anew is noted anew.
    renews: ['Event', 'Scope'],
  },
  {
    route: 'studio/office-map.tsx',
    does: 'arranges the service map',
    as: 'organiser',
    prepare: () => {
      const places = [{ code: 'LC', column: 0, row: 0 }]
      return { fields: { ...op(), step: 'tiles', places: JSON.stringify(places) } }
    },
    statuses: [302, 302, 302],
    renews: ['Event', 'Scope'],
  },
]
