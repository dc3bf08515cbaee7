import { useTranslation } from 'react-i18next'
import { useLanguage } from '~/locales/useLanguage'
import { moneyWords } from './moneyWords'

/** Writes yuan as the page's language counts them: 万元 or millions, and what is less in yuan. */
export function useMoney(): (yuan: number) => string {
  const { t } = useTranslation('studios')
  const isChinese = useLanguage() === 'zh'
  return (yuan) => {
    const { amount, inYuan } = moneyWords(yuan, isChinese)
    return t(inYuan ? 'yuan' : 'money', { amount })
  }
}
