import { z } from 'zod'
import { fileFor } from '~/http/fileRoute.server'
import { sheetFile } from '~/http/sheetFile.server'
import { textsOf } from '~/locales/texts.server'
import { AppError } from '~/protocol/errors'
import { importKind } from '~/protocol/studioSheet'
import { officeScope } from '~/queries/contest/officeScope.server'
import { officeStudioFilters } from '~/queries/studio/officeStudios.server'
import { emptySheet, studioSheets } from '~/queries/studio/studioSheets.server'
import { dayOf } from '~/services/studio/dayOf'

/** The register as an .xlsx file, with the filters of its list; `empty` is a form of `what` to fill in. */
export const loader = fileFor({
  access: { may: 'studio.list', on: (_query, read, viewer) => officeScope(read, viewer) },
  search: officeStudioFilters.omit({ page: true }).extend({
    members: z.literal('1').optional(),
    empty: z.literal('1').optional(),
    what: importKind,
  }),
  load: async ({ app, viewer, search, language }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    const { members, empty, what, ...filters } = search
    const { t } = textsOf(language)
    const say = (key: string) => t(key)
    if (empty === '1') return sheetFile([emptySheet(what, say)], `studios-${what}`)
    const sheets = await studioSheets(app, {
      ...{ viewer, scope, filters, say, isEnglish: language === 'en' },
      withMembers: members === '1',
    })
    return sheetFile(sheets, `studios-${dayOf(app.now())}`)
  },
})
