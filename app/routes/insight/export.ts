import { riskWords } from '~/components/review/riskWords'
import { loaderFor } from '~/http/route.server'
import { pick } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import { AppError } from '~/protocol/errors'
import { insightSearch, spreadSearch } from '~/protocol/insight'
import { officeScope } from '~/queries/contest/officeScope.server'
import { insightSheets } from '~/queries/review/insightSheets.server'
import { dayOf } from '~/services/studio/dayOf'
import { writeSheets } from '~/services/studio/sheet/writeSheet.server'
import { insightAccess } from './access.server'
import { groupName } from './groupName'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Every table of insight in one .xlsx file. */
export const loader = loaderFor({
  access: insightAccess,
  search: insightSearch.pick({ year: true }).extend(spreadSearch.shape),
  load: async ({ app, viewer, search, language }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    const { t } = textsOf(language)
    const inLanguage = (text: { zh: string; en: string }) => pick(text, language)
    const sheets = await insightSheets(app, scope, search, {
      say: (key) => t(key),
      pick: inLanguage,
      group: (by, key) => groupName(t, by, key),
      risk: (risk) => riskWords(t, inLanguage, risk),
    })
    const bytes = await writeSheets(sheets)
    if (!bytes) throw new AppError('busy')
    return new Response(Buffer.from(bytes), {
      headers: {
        'Content-Type': TYPE,
        'Content-Disposition': `attachment; filename="insight-${dayOf(app.now())}.xlsx"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
})
