import { useTranslation } from 'react-i18next'
import type { Period } from '~/domain/notice/period'
import { htmlLang } from '~/locales/languages'
import { useLanguage } from '~/locales/useLanguage'
import { useDateTime } from '~/components/useDateTime'

/**
 * Writes days and periods in words; a period begins with the first day that counts, and its end is
 * the moment at which it is over.
 */
export function useNoticeDays() {
  const { t } = useTranslation('notice')
  const dateTime = useDateTime()
  const format = new Intl.DateTimeFormat(htmlLang(useLanguage()), {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
  })
  const day = (iso: string) => format.format(new Date(iso))
  /** The day whose midnight is the end. */
  const lastDay = (endsAt: string) => format.format(new Date(Date.parse(endsAt) - 1))
  const period = (from: string, endsAt: string, { unit, length }: Period) =>
    unit === 'hours'
      ? t('period.hours', { from: dateTime(from), to: dateTime(endsAt), count: length })
      : t(`period.${unit}`, { from: day(from), to: lastDay(endsAt), count: length })
  return { day, lastDay, period }
}
