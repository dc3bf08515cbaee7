import { useTranslation } from 'react-i18next'

export interface GalleryPicture {
  id: string
  /** What the picture shows; empty when nobody said. */
  alt: string
  width: number | null
  height: number | null
}

/** Pictures side by side, each with what it shows, and the way to the whole picture. */
export function Gallery({ pictures }: { pictures: readonly GalleryPicture[] }) {
  const { t } = useTranslation('files')
  if (pictures.length === 0) return null
  return (
    <ul
      aria-label={t('gallery.label')}
      className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-4"
    >
      {pictures.map(({ id, alt, width, height }) => {
        const shown = alt === '' ? t('gallery.noAlt') : alt
        return (
          <li key={id} className="overflow-hidden rounded-card border border-line bg-paper">
            <a href={`/files/${id}`} aria-label={t('gallery.open', { alt: shown })}>
              <img
                src={`/files/${id}/thumb`}
                alt={shown}
                width={width ?? undefined}
                height={height ?? undefined}
                loading="lazy"
                className="aspect-4/3 w-full object-cover"
              />
            </a>
            {alt !== '' && <p className="px-3 py-2 text-sm break-words text-muted">{alt}</p>}
          </li>
        )
      })}
    </ul>
  )
}
