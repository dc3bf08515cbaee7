import type { FittingRow } from '~/protocol/studioSheet'
import { sheetValues } from '~/protocol/studioSheet'
import { LIST_MARK } from '~/domain/studio/sheet/columns'
import { studioRowSchema } from '~/protocol/studio'
import type { KnownStudio, Register, SheetValues } from '~/domain/studio/sheet/plan'
import type { Tx } from '~/services/log/writer.server'
import type { Prisma } from '../../../../prisma/generated/client'

type Read = Pick<Tx, 'studio' | 'unit' | 'zone'>

/** The part of the register that rows of a spreadsheet are about. */
export async function registerFor(
  read: Read,
  rows: readonly FittingRow[],
  today: string,
): Promise<Register> {
  const ids = rows.flatMap(({ planned }) => planned.id ?? [])
  const codes = [...new Set(rows.map(({ row }) => row.creditCode))]
  const [studios, units, zones] = await Promise.all([
    read.studio.findMany({
      where: { OR: [{ id: { in: ids } }, { unit: { creditCode: { in: codes } } }] },
      include: SHEET_UNIT,
    }),
    read.unit.findMany({ where: { creditCode: { in: codes } } }),
    read.zone.findMany({
      where: { edition: { kind: 'programme' } },
      distinct: ['code'],
      select: { code: true },
    }),
  ])
  return {
    studios: studios.map(knownStudio),
    units: new Map(units.map(({ creditCode, name }) => [creditCode, name])),
    zones: new Set(zones.map(({ code }) => code)),
    barred: studios
      .filter(({ barredUntil }) => barredUntil !== null && barredUntil >= today)
      .map(({ leadName, unit }) => ({ leadName, creditCode: unit.creditCode })),
  }
}

const SHEET_UNIT = { unit: { select: { name: true, creditCode: true } } } as const

type Row = Prisma.StudioGetPayload<{ include: typeof SHEET_UNIT }>

/** A studio as its row of the spreadsheet is read again: what was exported changes nothing. */
function knownStudio(studio: Row): KnownStudio {
  const values = valuesOf(studio)
  const read = studioRowSchema.safeParse(values)
  return { id: studio.id, values: read.success ? sheetValues(read.data, studio.status) : values }
}

/** A studio in the columns of the spreadsheet. */
export function valuesOf(studio: Row): SheetValues {
  const { name, zoneCode, leadName, level, status, industry, foundedOn, unit } = studio
  const { premises, rules, plan } = studio
  return {
    ...{ name, leadName, level, status, industry, foundedOn, premises, rules, plan },
    nameEn: studio.nameEn ?? '',
    zone: zoneCode,
    unitName: unit.name,
    creditCode: unit.creditCode,
    leadHonours: listText(studio.leadHonours),
    star: String(studio.star),
    trades: listText(studio.trades),
    namedOn: studio.namedOn ?? '',
  }
}

function listText(json: string): string {
  return (JSON.parse(json) as string[]).join(LIST_MARK)
}
