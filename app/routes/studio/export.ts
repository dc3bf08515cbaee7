import { z } from 'zod'
import { loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { AppError } from '~/protocol/errors'
import { officeScope } from '~/queries/contest/officeScope.server'
import { officeStudioFilters } from '~/queries/studio/officeStudios.server'
import { studioSheets } from '~/queries/studio/studioSheets.server'
import { dayOf } from '~/services/studio/dayOf'
import { writeSheets } from '~/services/studio/sheet/writeSheet.server'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The register as an .xlsx file, with the filters of its list; `empty` is a form to fill in. */
export const loader = loaderFor({
  access: { may: 'studio.list', on: (_query, read, viewer) => officeScope(read, viewer) },
  search: officeStudioFilters.omit({ page: true }).extend({
    members: z.literal('1').optional(),
    empty: z.literal('1').optional(),
  }),
  load: async ({ app, viewer, search, language }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    const { members, empty, ...filters } = search
    const { t } = textsOf(language)
    const sheets = await studioSheets(app, {
      ...{ viewer, scope, filters, isEnglish: language === 'en' },
      say: (key) => t(key),
      withMembers: members === '1',
    })
    const bytes = await writeSheets(
      empty === '1' ? sheets.slice(0, 1).map((sheet) => ({ ...sheet, rows: [] })) : sheets,
    )
    if (!bytes) throw new AppError('busy')
    return new Response(Buffer.from(bytes), {
      headers: {
        'Content-Type': TYPE,
        'Content-Disposition': `attachment; filename="studios-${dayOf(app.now())}.xlsx"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
})
