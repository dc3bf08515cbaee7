import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import type { Picture } from '~/tablet/pictures/queue'
import type { Photos, PhotoState } from './usePhotos'

const LOOKS: Record<PhotoState, string> = {
  waiting: 'bg-amber-soft text-amber',
  sending: 'bg-blue-soft text-blue',
  sent: 'bg-green-soft text-green',
  refused: 'bg-red-soft text-red',
  unreadable: 'bg-red-soft text-red',
}

/** A photo of this device: what it shows, how far it has come, why not, and the way out. */
export function PhotoTile({ picture, photos }: { picture: Picture; photos: Photos }) {
  const { t } = useTranslation('expert')
  const state = photos.stateOf(picture)
  const later = photos.laterOf(picture)
  const { outcome } = picture
  const alt = picture.alt === '' ? t('photo.noAlt') : picture.alt
  return (
    <li className="grid content-start gap-2 rounded-card border border-line bg-paper p-2">
      <Thumb blob={picture.thumb} alt={alt} />
      <p className="text-sm break-words">{alt}</p>
      <p
        className={`justify-self-start rounded-lg px-2.5 py-1 text-sm font-medium ${LOOKS[state]}`}
      >
        {t(`photo.state.${state}`)}
      </p>
      {later && (
        <p className={`text-sm ${state === 'unreadable' ? 'text-red' : 'text-amber'}`}>
          {t(`photo.later.${later}`)}
        </p>
      )}
      {outcome?.kind === 'refused' && (
        <p className="text-sm text-red">
          {t(`files:problem.${outcome.problem}.what`)}
          <br />
          {t(`files:problem.${outcome.problem}.next`)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {outcome?.kind === 'refused' && (
          <Button
            aria-label={t('photo.againOne', { alt })}
            onClick={() => photos.tryAgain(picture.id)}
          >
            {t('photo.again')}
          </Button>
        )}
        <Button
          tone="quiet"
          aria-label={t(outcome?.kind === 'sent' ? 'photo.deleteOne' : 'photo.removeOne', { alt })}
          onClick={() => void photos.remove(picture)}
        >
          {t(outcome?.kind === 'sent' ? 'photo.delete' : 'photo.remove')}
        </Button>
      </div>
    </li>
  )
}

function Thumb({ blob, alt }: { blob: Blob; alt: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return <img src={url} alt={alt} className="aspect-4/3 w-full rounded-[9px] object-cover" />
}
