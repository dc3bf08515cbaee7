import { STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import { plainHeading, SHEET_COLUMNS, type SheetColumn } from '~/domain/studio/sheet/columns'
import { can, type Viewer } from '~/domain/people/permissions'
import type { SheetWords } from '~/services/studio/sheet/checkSheet.server'
import { valuesOf } from '~/services/studio/sheet/sheetRegister.server'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'
import type { ServiceContext } from '~/services/context'
import { openField } from '~/services/people/personFields.server'
import type { OfficeScope } from '../contest/officeScope.server'
import { officeStudioWhere, type officeStudioFilters } from './officeStudios.server'
import type { z } from 'zod'
import type { PrismaClient } from '../../../prisma/generated/client'

/** A language's texts, by key with namespace. */
export type Say = (key: string) => string

export interface StudioSheets {
  viewer: Viewer
  scope: OfficeScope
  filters: Omit<z.output<typeof officeStudioFilters>, 'page'>
  say: Say
  isEnglish: boolean
  /** Whether the names of members are asked for. */
  withMembers: boolean
}

const WIDTHS: Partial<Record<SheetColumn, number>> = { id: 38, name: 28, unitName: 28, rules: 40 }
const MEMBER_HEADS = ['id', 'name', 'person', 'role', 'certificates', 'joinedOn', 'leftOn'] as const

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
      members: { where: { leftOn: null }, orderBy: [{ joinedOn: 'asc' }, { id: 'asc' }] },
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
  if (!withMembers) return [register]
  // asked for each studio again: a list may be open to somebody to whom its people are not
  const zoneIds = await read.zone.findMany({ where: { editionId: scope.editionId } })
  const mayRead = (studio: (typeof studios)[number]) =>
    can(viewer, 'studio.read', {
      editionId: scope.editionId,
      zoneId: zoneIds.find(({ code }) => code === studio.zoneCode)?.id ?? null,
      contestId: null,
      studioId: studio.id,
    })
  const members: SheetToWrite = {
    name: say('studio:sheet.members'),
    head: MEMBER_HEADS.map((head) => say(`studio:sheet.${head}`)),
    widths: MEMBER_HEADS.map((head) => (head === 'id' ? 38 : 20)),
    rows: studios
      .filter(mayRead)
      .flatMap((studio) =>
        studio.members.map(({ id, sealedName, role, certificates, joinedOn, leftOn }) => [
          studio.id,
          studio.name,
          openField(secrets, 'name', id, sealedName),
          role,
          (JSON.parse(certificates) as string[]).join('、'),
          joinedOn,
          leftOn,
        ]),
      ),
  }
  return [register, members]
}

/** What headings and words in a file mean, in the languages given; zones by code or name. */
export async function sheetWords(
  read: PrismaClient,
  languages: readonly Say[],
): Promise<SheetWords> {
  const zones = await read.zone.findMany({
    where: { edition: { kind: 'programme' } },
    orderBy: { edition: { year: 'asc' } },
    select: { code: true, name: true, nameEn: true },
  })
  const words = (codes: readonly string[], keyOf: (code: string) => string) =>
    new Map(
      codes.flatMap((code) =>
        languages.map((say) => [plainHeading(say(keyOf(code))), code] as const),
      ),
    )
  return {
    columns: new Map(
      SHEET_COLUMNS.flatMap((column) => [
        [plainHeading(column), column] as const,
        ...languages.map((say) => [plainHeading(say(`studio:sheet.${column}`)), column] as const),
      ]),
    ),
    level: words(STUDIO_LEVELS, (code) => `studio:level.${code}`),
    status: words(STUDIO_STATUSES, (code) => `studio:status.${code}`),
    star: words(['0', '1', '2', '3', '4', '5'], (code) => `studios:star.${code}`),
    zone: new Map(
      zones.flatMap(({ code, name, nameEn }) =>
        [code, name, nameEn].map((text) => [plainHeading(text), code] as const),
      ),
    ),
  }
}
