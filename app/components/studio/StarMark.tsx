import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** A studio's stars, with the words for who cannot see them. */
export function StarMark({ star, size = 16 }: { star: number; size?: number }) {
  const { t } = useTranslation('studios')
  if (star === 0) {
    return <span className="text-sm whitespace-nowrap text-muted">{t('star.0')}</span>
  }
  return (
    <span className="relative inline-flex items-center gap-0.5 whitespace-nowrap text-gold">
      <span className="sr-only">{t(`star.${star}`)}</span>
      {Array.from({ length: star }, (_, index) => (
        <Star key={index} aria-hidden="true" size={size} fill="currentColor" />
      ))}
    </span>
  )
}
