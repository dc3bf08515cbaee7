import { redirect } from '@remix-run/node'
import { LANGUAGE_COOKIE, writeCookie } from '~/http/cookies.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { languageForm } from '~/protocol/people'
import { safePath } from '~/protocol/returnTo'
import { setLanguage } from '~/services/people/setLanguage.server'

/** Nothing to see: the choice comes with the button. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/') })

/** Keeps the language on this device and for the person, and goes back to the page. */
export const action = actionFor({
  access: 'public',
  form: languageForm,
  run: async ({ app, viewer, form: { language, to } }) => {
    if (viewer?.personId) await setLanguage(app, { personId: viewer.personId, language })
    const cookie = writeCookie(LANGUAGE_COOKIE, language, app.settings)
    return redirect(inLanguage(safePath(to), language), { headers: { 'Set-Cookie': cookie } })
  },
})

/** Public pages are cached by address, so English is part of it. */
function inLanguage(path: string, language: 'zh' | 'en'): string {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.delete('lang')
  if (language === 'en') url.searchParams.set('lang', 'en')
  return url.pathname + url.search
}
