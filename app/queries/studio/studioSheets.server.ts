import { SHEET_COLUMNS, type SheetColumn } from '~/domain/studio/sheet/columns'
import { formColumns, type ImportKind } from '~/domain/studio/sheet/detailColumns'
import { can, type Viewer } from '~/domain/people/permissions'
import { valuesOf } from '~/services/studio/sheet/sheetRegister.server'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'
import type { ServiceContext } from '~/services/context'
import type { OfficeScope } from '../contest/officeScope.server'
import { DETAILS, studioDetailSheets } from './studioDetailSheets.server'
import { officeStudioWhere, type officeStudioFilters } from './officeStudios.server'
import type { z } from 'zod'

/** A language's texts, by key with namespace. */
export type Say = (key: string) => string

export interface StudioSheets {
  viewer: Viewer
  scope: OfficeScope
  filters: Omit<z.output<typeof officeStudioFilters>, 'page'>
  say: Say
  isEnglish: boolean
  /** Whether the names of members and apprentices are asked for. */
  withMembers: boolean
}

const WIDTHS: Partial<Record<SheetColumn, number>> = { id: 38, name: 28, unitName: 28, rules: 40 }

/** The register as sheets to write: what an office sees of it, in the reader's words. */
export async function studioSheets(
  { read, secrets }: Pick<ServiceContext, 'read' | 'secrets'>,
  { viewer, scope, filters, say, isEnglish, withMembers }: StudioSheets,
): Promise<SheetToWrite[]> {
  const { where, zones } = await officeStudioWhere(read, scope, filters)
  const studios = await read.studio.findMany({
    where,
    orderBy: [{ zoneCode: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    include: {
      unit: { select: { name: true, creditCode: true } },
      ...DETAILS,
    },
  })
  const zoneName = new Map(
    zones.map(({ code, name, nameEn }) => [code, isEnglish && nameEn !== '' ? nameEn : name]),
  )
  const register: SheetToWrite = {
    name: say('studio:sheet.register'),
    head: SHEET_COLUMNS.map((column) => say(`studio:sheet.${column}`)),
    widths: SHEET_COLUMNS.map((column) => WIDTHS[column] ?? 14),
    rows: studios.map((studio) => {
      const values = valuesOf(studio)
      const shown: Record<SheetColumn, string | number> = {
        ...values,
        id: studio.id,
        zone: zoneName.get(values.zone) ?? values.zone,
        level: say(`studio:level.${values.level}`),
        status: say(`studio:status.${values.status}`),
        star: studio.star,
      }
      return SHEET_COLUMNS.map((column) => shown[column])
    }),
  }
  // asked for each studio again: a list may be open to somebody to whom what is in it is not
  const zoneIds = await read.zone.findMany({ where: { editionId: scope.editionId } })
  const mayRead = (studio: (typeof studios)[number]) =>
    can(viewer, 'studio.read', {
      editionId: scope.editionId,
      zoneId: zoneIds.find(({ code }) => code === studio.zoneCode)?.id ?? null,
      contestId: null,
      studioId: studio.id,
    })
  const details = { studios: studios.filter(mayRead), say, withNames: withMembers }
  return [register, ...(await studioDetailSheets({ read, secrets }, details))]
}

/** A sheet with headings only: a form to fill in and import. */
export function emptySheet(what: ImportKind, say: Say): SheetToWrite {
  const columns = what === 'register' ? SHEET_COLUMNS : formColumns(what)
  return {
    name: say(`studio:sheet.${what}`),
    head: columns.map((column) => say(`studio:sheet.${column}`)),
    widths: columns.map((column) => (column === 'id' ? 38 : 16)),
    rows: [],
  }
}
