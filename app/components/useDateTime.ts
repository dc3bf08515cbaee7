import { htmlLang } from '~/locales/languages'
import { useLanguage } from '~/locales/useLanguage'

/** Writes a moment in the page's language, always in the time of the competitions. */
export function useDateTime(): (iso: string) => string {
  const format = new Intl.DateTimeFormat(htmlLang(useLanguage()), {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return (iso) => format.format(new Date(iso))
}
