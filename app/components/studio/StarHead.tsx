import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** A column's star as a figure and a sign, so that six columns fit on a page. */
export function StarHead({ star }: { star: number }) {
  const { t } = useTranslation('studios')
  if (star === 0) return <>{t('star.0')}</>
  return (
    <span className="relative inline-flex items-center gap-0.5">
      <span className="sr-only">{t(`star.${star}`)}</span>
      <span aria-hidden="true">{star}</span>
      <Star aria-hidden="true" size={13} fill="currentColor" className="text-gold" />
    </span>
  )
}
