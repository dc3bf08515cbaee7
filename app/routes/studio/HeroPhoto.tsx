import { useTranslation } from 'react-i18next'
import type { GalleryPicture } from '~/components/files/Gallery'

/** The first photo of a studio beside its name, with what it shows, and the way to the whole of it. */
export function HeroPhoto({ photo: { id, alt, width, height } }: { photo: GalleryPicture }) {
  const { t } = useTranslation('files')
  const shown = alt === '' ? t('gallery.noAlt') : alt
  return (
    <figure className="overflow-hidden rounded-card border border-line bg-canvas">
      <a href={`/files/${id}`} aria-label={t('gallery.open', { alt: shown })}>
        <img
          src={`/files/${id}`}
          alt={shown}
          width={width ?? undefined}
          height={height ?? undefined}
          className="aspect-3/2 w-full object-cover"
        />
      </a>
      {alt !== '' && (
        <figcaption className="px-3 py-2 text-sm break-words text-muted">{alt}</figcaption>
      )}
    </figure>
  )
}
