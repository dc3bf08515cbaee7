import { CELL_CODES } from '~/domain/studio/sheet/cells'
import { plainHeading, REGISTER_LAYOUT } from '~/domain/studio/sheet/columns'
import { detailLayout, type ImportKind } from '~/domain/studio/sheet/detailColumns'
import type { SheetWords } from '~/services/studio/sheet/sheetRows.server'
import type { PrismaClient } from '../../../prisma/generated/client'
import type { Say } from './studioSheets.server'

/** What headings and words in a file of a kind mean, in the languages given; zones by code or name. */
export async function sheetWords(
  read: PrismaClient,
  languages: readonly Say[],
  what: ImportKind,
): Promise<SheetWords> {
  const zones = await read.zone.findMany({
    where: { edition: { kind: 'programme' } },
    orderBy: { edition: { year: 'asc' } },
    select: { code: true, name: true, nameEn: true },
  })
  const { columns } = what === 'register' ? REGISTER_LAYOUT : detailLayout(what)
  const words = (of: keyof typeof CELL_CODES, texts = 'studio') =>
    new Map(
      CELL_CODES[of].flatMap((code) =>
        languages.map((say) => [plainHeading(say(`${texts}:${of}.${code}`)), code] as const),
      ),
    )
  return {
    columns: new Map(
      columns.flatMap((column) => [
        [plainHeading(column), column] as const,
        ...languages.map((say) => [plainHeading(say(`studio:sheet.${column}`)), column] as const),
      ]),
    ),
    // a whole export can be given back; its first sheet is the register
    sheets: what === 'register' ? [] : languages.map((say) => say(`studio:sheet.${what}`)),
    level: words('level'),
    status: words('status'),
    star: words('star', 'studios'),
    kind: words('kind'),
    resultStatus: words('resultStatus'),
    outcome: words('outcome'),
    zone: new Map(
      zones.flatMap(({ code, name, nameEn }) =>
        [code, name, nameEn].map((text) => [plainHeading(text), code] as const),
      ),
    ),
  }
}
