import { useTranslation } from 'react-i18next'
import { useLanguage } from '~/locales/useLanguage'

/** Writes yuan as the page's language counts them: 万元, or millions. */
export function useMoney(): (yuan: number) => string {
  const { t } = useTranslation('studios')
  const chinese = useLanguage() === 'zh'
  const format = new Intl.NumberFormat(chinese ? 'zh-CN' : 'en', {
    maximumFractionDigits: chinese ? 1 : 2,
  })
  return (yuan) => t('money', { amount: format.format(yuan / (chinese ? 10_000 : 1_000_000)) })
}
