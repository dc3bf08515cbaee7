import { isLanguage, type Language } from '~/locales/languages'
import { LANGUAGE_COOKIE, readCookie } from './cookies.server'
import type { Settings } from './environment.server'

/** The language to answer in: `?lang=`, then the device's choice, then Chinese. */
export function languageOfRequest(request: Request, settings: Pick<Settings, 'https'>): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  if (isLanguage(asked)) return asked
  const chosen = readCookie(request.headers.get('cookie'), LANGUAGE_COOKIE, settings)
  return isLanguage(chosen) ? chosen : 'zh'
}
