import { studioRowSchema } from '~/protocol/studio'
import { plainHeading, SHEET_COLUMNS } from '~/domain/studio/sheet/columns'
import { detailLayout } from '~/domain/studio/sheet/detailColumns'
import { registerStudio } from '../../studio/registerStudio.server'
import { checkSheet } from '../../studio/sheet/checkSheet.server'
import { writeSheets } from '../../studio/sheet/writeSheet.server'
import type { TestApplication } from '../application'
import { op, personOf, type PreparedForm, type RouteForm } from './forms'

const STUDIO = {
  ...{ name: '示例创新工作室', leadName: '示例领军人', zone: 'LC', level: 'city', industry: '电' },
  ...{ unitName: '示例单位', creditCode: '91999999DEM0000099', foundedOn: '2018-01-01' },
}

/** A studio that is in the register. */
export async function registeredStudio(
  app: TestApplication,
  more: { namedOn?: string } = {},
): Promise<string> {
  const by = { opId: op().opId, actor: 'organiser', receivedAt: app.now() }
  const row = studioRowSchema.parse({ ...STUDIO, ...more })
  const answer = await registerStudio(app, { row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  return answer.studioId
}

/** A file of one line, as the dry run showed it to the organiser. */
async function checkedFile(app: TestApplication): Promise<Record<string, string>> {
  const head = Object.keys(STUDIO)
  const rows = [Object.values(STUDIO)]
  const bytes = await writeSheets([{ name: 'a', head, widths: head.map(() => 9), rows }])
  if (!bytes) throw new Error('Nothing was written')
  const columns = new Map(SHEET_COLUMNS.map((column) => [plainHeading(column), column]))
  const checked = await checkSheet(app, {
    ...{ bytes, personId: await personOf(app, 'organiser'), error: () => undefined },
    ...{ what: 'register', words: { columns, sheets: [] } },
  })
  if (!checked.ok) throw new Error(checked.problem.code)
  return { step: 'import', sheet: checked.sheet, digest: checked.digest }
}

/** A file of one result, as the dry run showed it to the organiser. */
async function checkedResult(app: TestApplication): Promise<Record<string, string>> {
  await registeredStudio(app)
  const result = { year: '2020', kind: 'patent', title: '示例专利', doneOn: '2020-06-01' }
  const row = { name: STUDIO.name, ...result }
  const head = Object.keys(row)
  const sheet = { name: 'a', head, widths: head.map(() => 9), rows: [Object.values(row)] }
  const bytes = await writeSheets([sheet])
  if (!bytes) throw new Error('Nothing was written')
  const columns = new Map(
    detailLayout('results').columns.map((column) => [plainHeading(column), column]),
  )
  const checked = await checkSheet(app, {
    ...{ bytes, personId: await personOf(app, 'organiser'), error: () => undefined },
    ...{ what: 'results', words: { columns, sheets: [] } },
  })
  if (!checked.ok) throw new Error(checked.problem.code)
  return { step: 'import', what: 'results', sheet: checked.sheet, digest: checked.digest }
}

/** A result of a studio that is in the register. */
async function studioForm(app: TestApplication): Promise<PreparedForm> {
  const done = { year: '2020', doneOn: '2020-06-01', benefit: '100' }
  const fields = { ...op(), change: 'record', kind: 'patent', title: '示例专利', ...done }
  return { params: { studio: await registeredStudio(app) }, fields }
}

/** What was entered of a studio and is wrong. */
async function correctionForm(app: TestApplication): Promise<PreparedForm> {
  const { leadName, level, foundedOn } = STUDIO
  const facts = { leadName, level, foundedOn, namedOn: '2018-03-01', nameEn: 'Sample' }
  return {
    params: { studio: await registeredStudio(app) },
    fields: { ...op(), change: 'correct', ...facts, reason: '登记有误' },
  }
}

/** A naming of a studio that was a candidate. */
async function namingForm(app: TestApplication): Promise<PreparedForm> {
  const because = { on: '2021-03-01', reason: '命名' }
  return {
    params: { studio: await registeredStudio(app) },
    fields: { ...op(), change: 'naming', level: 'city', ...because },
  }
}

/** Another name of the unit of a studio. */
async function renamingForm(app: TestApplication): Promise<PreparedForm> {
  const because = { on: '2021-03-01', reason: '更名' }
  return {
    params: { studio: await registeredStudio(app) },
    fields: { ...op(), change: 'renameUnit', unitName: '示例新名单位', ...because },
  }
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
    route: 'studio/studio.tsx',
    does: 'corrects what was entered',
    as: 'organiser',
    prepare: correctionForm,
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/studio.tsx',
    does: 'enters a naming',
    as: 'organiser',
    prepare: namingForm,
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/studio.tsx',
    does: 'renames a unit',
    as: 'organiser',
    prepare: renamingForm,
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
      fields: { phone: '13899990001', leadName: STUDIO.leadName },
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
    prepare: async (app) => ({ fields: { ...op(), ...(await checkedFile(app)) } }),
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/import.tsx',
    does: 'imports a result of a spreadsheet',
    as: 'organiser',
    prepare: async (app) => ({ fields: { ...op(), ...(await checkedResult(app)) } }),
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
