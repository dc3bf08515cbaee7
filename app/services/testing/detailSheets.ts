/** Sheets of members, results, apprenticeships and grants as tests write, check and import them. */
import { randomUUID } from 'node:crypto'
import type { DetailKind } from '~/domain/studio/sheet/detailColumns'
import { fieldErrorKey } from '~/http/fieldErrors'
import { textsOf } from '~/locales/texts.server'
import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { officeStudioFilters } from '~/queries/studio/officeStudios.server'
import { sheetWords } from '~/queries/studio/sheetWords.server'
import { studioSheets, type Say } from '~/queries/studio/studioSheets.server'
import type { ServiceContext } from '../context'
import { changeStudio } from '../studio/changeStudio.server'
import { registerStudio } from '../studio/registerStudio.server'
import { checkSheet, type CheckedSheet } from '../studio/sheet/checkSheet.server'
import { importSheet, type ImportAnswer } from '../studio/sheet/importSheet.server'
import { writeSheets, type SheetToWrite } from '../studio/sheet/writeSheet.server'

/** The texts of each language. */
export const SAYS: readonly Say[] = (['zh', 'en'] as const).map(
  (one) => (key) => textsOf(one).t(key),
)
const ORGANISER = {
  personId: 'o',
  grants: [{ role: 'organiser', editionId: 'edition-1' }],
} as const
export const STUDIO = '示例张工创新工作室'

/** Enters a studio in the register. */
export async function registered(
  app: ServiceContext,
  more: Record<string, string> = {},
): Promise<string> {
  const unit = { unitName: '示例供电公司', creditCode: '91999999DEM000001X' }
  const answer = await registerStudio(app, {
    ...{ opId: randomUUID(), actor: 'organiser', receivedAt: app.now() },
    row: studioRowSchema.parse({
      ...{ name: STUDIO, zone: 'a', ...unit, leadName: '示例张工', level: 'county' },
      ...{ foundedOn: '2016-05-01', namedOn: '2018-04-28', industry: '电', ...more },
    }),
  })
  if (!answer.ok) throw new Error(answer.code)
  return answer.studioId
}

/** Sends a form of the studio's page. */
export async function changed(
  app: ServiceContext,
  studioId: string,
  fields: Record<string, string>,
): Promise<void> {
  const form = studioChangeSchema.parse({ opId: randomUUID(), ...fields })
  const by = { studioId, actor: 'organiser', receivedAt: app.now() }
  const answer = await changeStudio(app, { form, ...by })
  if (!answer.ok) throw new Error(answer.code)
}

export type Rows = (string | number | null)[][]

/** A file of these sheets. */
export async function fileOf(
  ...sheets: (Pick<SheetToWrite, 'head' | 'rows'> & { name?: string })[]
): Promise<Uint8Array> {
  const written = sheets.map((one, at) => ({
    ...{ name: `表${at + 1}`, widths: one.head.map(() => 10), ...one },
  }))
  const bytes = await writeSheets(written)
  if (!bytes) throw new Error('Nothing was written')
  return bytes
}

export const HEADS: Record<DetailKind, string[]> = {
  members: ['工作室名称', '成员姓名', '职责', '证书', '加入日期', '离开日期'],
  results: ['工作室名称', '年度', '类别', '成果名称', '完成日期', '经济效益（元）', '已转化应用', '完成人'], // prettier-ignore
  apprenticeships: ['工作室名称', '徒弟姓名', '师傅', '协议名称或编号', '起始日期', '截止日期', '当前情况'], // prettier-ignore
  grants: ['工作室名称', '年度', '经费来源', '金额（元）', '用途', '到账日期'],
}

/** A file of one kind under {@link HEADS}. */
export const sheetOf = (what: DetailKind, rows: Rows) => fileOf({ head: HEADS[what], rows })

/** A result's row, with other cells at these places. */
export const resultRow = (title: string, more: Record<number, string | number> = {}) =>
  Object.assign([STUDIO, 2020, '专利', title, '2020-06-01', 12500.5, '✓', ''], more) as Rows[number]

export type Checked = Extract<CheckedSheet, { ok: true }>

const reading = async (app: ServiceContext, what: DetailKind) => ({
  ...{ what, words: await sheetWords(app.read, SAYS, what), error: fieldErrorKey },
})

export async function check(
  app: ServiceContext,
  what: DetailKind,
  bytes: Uint8Array,
): Promise<CheckedSheet> {
  return checkSheet(app, { bytes, personId: 'organiser', ...(await reading(app, what)) })
}

/** The dry run of a file that can be read. @throws when it cannot. */
export async function good(
  app: ServiceContext,
  what: DetailKind,
  bytes: Uint8Array,
): Promise<Checked> {
  const checked = await check(app, what, bytes)
  if (!checked.ok) throw new Error(checked.problem.code)
  return checked
}

/** The import of what a dry run showed. */
export async function run(
  app: ServiceContext,
  what: DetailKind,
  { sheet, digest }: Pick<Checked, 'sheet' | 'digest'>,
  opId: string = randomUUID(),
): Promise<ImportAnswer> {
  const by = { opId, actor: 'organiser', receivedAt: app.now() }
  return importSheet(app, { ...by, sheet, digest, ...(await reading(app, what)) })
}

export const kinds = ({ rows }: Checked) => rows.map(({ kind }) => kind)
/** A row's columns and reasons. */
export const reasons = ({ rows }: Checked) =>
  rows.map(({ problems }) => problems.map(({ column, code }) => `${column} ${code}`).join())

/** The whole register as it is exported with names. */
export const exported = (app: ServiceContext, say = SAYS[0] ?? String) =>
  studioSheets(app, {
    ...{ viewer: ORGANISER, say, isEnglish: false, withMembers: true },
    scope: { editionId: 'edition-1', zoneId: null, contestId: null },
    filters: officeStudioFilters.parse({}),
  })
