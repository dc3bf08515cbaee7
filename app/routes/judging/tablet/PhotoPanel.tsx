import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PHOTOS_PER_EXPERT } from '~/domain/files/limits'
import { buttonClass } from '~/components/Button'
import { Notice } from '~/components/Notice'
import type { Dossier } from '~/protocol/judging'
import { PhotoTile } from './PhotoTile'
import type { Photos } from './usePhotos'

interface Props {
  review: string
  dossier: Dossier
  photos: Photos
}

/** Photos of the visit to one studio: taken here with a network or without, and those of the others. */
export function PhotoPanel({ review, dossier, photos }: Props) {
  const { t } = useTranslation('expert')
  const own = photos.of(review)
  const sent = own.flatMap(({ outcome }) => (outcome?.kind === 'sent' ? [outcome.fileId] : []))
  const known = new Set([...sent, ...photos.deleted])
  const others = (dossier.photos ?? []).filter(({ id }) => !known.has(id))
  const count = own.length + others.length
  if (!photos.isVisit && count === 0) return null
  return (
    <details className="mt-4 rounded-card border border-line bg-paper select-text">
      <summary className="flex min-h-12 cursor-pointer items-center gap-3 px-4 font-medium">
        <span className="mr-auto">{t('photo.title')}</span>
        <span className="text-[15px] font-normal text-muted-strong">
          {t('photo.count', { count })}
        </span>
      </summary>
      <div className="grid gap-4 border-t border-line p-4">
        {photos.mayTake && <TakePhotos review={review} photos={photos} />}
        {photos.isVisit && !photos.mayTake && <Notice tone="warning">{t('photo.moved')}</Notice>}
        {photos.problem && <Notice tone="problem">{t(`photo.problem.${photos.problem}`)}</Notice>}
        {count === 0 && <p className="text-muted-strong">{t('photo.none')}</p>}
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3 empty:hidden">
          {own.map((picture) => (
            <PhotoTile key={picture.id} picture={picture} photos={photos} />
          ))}
          {others.map((photo) => (
            <OtherPhoto key={photo.id} {...photo} />
          ))}
        </ul>
      </div>
    </details>
  )
}

function TakePhotos({ review, photos }: { review: string; photos: Photos }) {
  const { t } = useTranslation('expert')
  const id = useId()
  const [alt, setAlt] = useState('')
  const keep = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    if (files.length === 0) return
    await photos.add(review, files, alt.trim())
    // What was typed meanwhile is for the next photo.
    setAlt((now) => (now === alt ? '' : now))
  }
  const chooser = (label: string, camera: boolean) => (
    <label
      className={buttonClass(
        camera ? 'primary' : 'plain',
        'relative min-h-14 flex-1 has-focus-visible:outline-3 has-focus-visible:outline-blue',
      )}
    >
      {label}
      <input
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' } : { multiple: true })}
        disabled={photos.keeping}
        onChange={({ currentTarget }) => void keep(currentTarget)}
        className="absolute inset-0 min-w-0 cursor-pointer opacity-0"
      />
    </label>
  )
  return (
    <div className="grid gap-3">
      <p className="text-[15px] text-muted-strong">
        {t('photo.intro', { most: PHOTOS_PER_EXPERT })}
      </p>
      <label htmlFor={id} className="grid gap-1.5 text-[15px] text-muted-strong">
        {t('photo.alt')}
        <input
          id={id}
          value={alt}
          maxLength={200}
          placeholder={t('photo.altHint')}
          onChange={({ target }) => setAlt(target.value)}
          className="min-h-12 rounded-card border border-line-strong bg-paper px-4 text-lg text-ink placeholder:text-muted-strong"
        />
      </label>
      <div className="flex flex-wrap gap-3">
        {chooser(t('photo.take'), true)}
        {chooser(t('photo.choose'), false)}
      </div>
      <p role="status" className="text-muted-strong empty:hidden">
        {photos.keeping && t('photo.keeping')}
      </p>
    </div>
  )
}

/** A photo that another expert, or another device, has sent; it is shown with a network only. */
function OtherPhoto({ id, alt }: { id: string; alt: string }) {
  const { t } = useTranslation('expert')
  const shown = alt === '' ? t('photo.noAlt') : alt
  return (
    <li className="grid content-start gap-2 rounded-card border border-line bg-paper p-2">
      <a
        href={`/tablet/files/${id}`}
        target="_blank"
        rel="noreferrer"
        aria-label={t('photo.open', { alt: shown })}
      >
        <img
          src={`/tablet/files/${id}/thumb`}
          alt={shown}
          loading="lazy"
          className="aspect-4/3 w-full rounded-[9px] object-cover"
        />
      </a>
      <p className="text-sm break-words">{shown}</p>
    </li>
  )
}
