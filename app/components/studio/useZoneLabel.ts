import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import { STARS, type MapTile } from '~/protocol/studioRegister'

/** The stars that a zone's studios have, the highest first, with how many have them. */
export function starsOf({ counts }: MapTile): { star: (typeof STARS)[number]; count: number }[] {
  return STARS.flatMap((star, index) => {
    const count = counts[index] ?? 0
    return count > 0 ? [{ star, count }] : []
  })
}

/** What a zone's mark on the map says in words. */
export function useZoneLabel(): (tile: MapTile) => string {
  const { t } = useTranslation('studios')
  const pick = usePick()
  return (tile) => {
    const zone = pick(tile.name)
    if (tile.total === 0) return t('map.tileNone', { zone })
    const words = starsOf(tile).map(({ star, count }) =>
      t('map.starCount', { star: t(`star.${star}`), count }),
    )
    return t('map.tile', { zone, count: tile.total, stars: words.join(t('map.comma')) })
  }
}
