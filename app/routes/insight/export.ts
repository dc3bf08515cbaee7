import { riskName, riskWords } from '~/components/review/riskWords'
import { fileFor } from '~/http/fileRoute.server'
import { sheetFile } from '~/http/sheetFile.server'
import { pick } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import { AppError } from '~/protocol/errors'
import { insightSearch, riskSearch, spreadSearch } from '~/protocol/insight'
import { officeScope } from '~/queries/contest/officeScope.server'
import { insightSheets } from '~/queries/review/insightSheets.server'
import { dayOf } from '~/services/studio/dayOf'
import { insightAccess } from './access.server'
import { groupName } from './groupName'

/** Every table of insight in one .xlsx file, with the choices of the page it was asked from. */
export const loader = fileFor({
  access: insightAccess,
  search: insightSearch.extend({ ...riskSearch.shape, ...spreadSearch.shape }),
  load: async ({ app, viewer, search, language }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    const { t } = textsOf(language)
    const inLanguage = (text: { zh: string; en: string }) => pick(text, language)
    const sheets = await insightSheets(app, scope, search, {
      say: (key, values) => t(key, values ?? {}),
      pick: inLanguage,
      group: (by, key) => groupName(t, by, key),
      riskName: (kind) => riskName(t, kind),
      risk: (risk) => riskWords(t, inLanguage, risk),
    })
    return sheetFile(sheets, `insight-${dayOf(app.now())}`)
  },
})
