import { AppError } from '~/protocol/errors'
import { writeSheets, type SheetToWrite } from '~/services/studio/sheet/writeSheet.server'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Answers with sheets as an .xlsx file to save.
 *
 * @param name of the file, in ASCII and without its ending
 * @throws AppError `busy` when writing it took too long
 */
export async function sheetFile(sheets: readonly SheetToWrite[], name: string): Promise<Response> {
  const bytes = await writeSheets(sheets)
  if (!bytes) throw new AppError('busy')
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': TYPE,
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
