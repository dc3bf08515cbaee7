import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { PhotoTile } from './PhotoTile'
import type { Photos } from './usePhotos'

/** Every photo of this device that the server does not have, whichever sheet is open. */
export function PhotosKept({ photos }: { photos: Photos }) {
  const { t } = useTranslation('expert')
  const [isOpen, setOpen] = useState(false)
  const { open, others } = photos
  const count = open.length + others
  if (count === 0 && !isOpen) return null
  const isWrong = open.some((one) => ['refused', 'unreadable'].includes(photos.stateOf(one)))
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={`min-h-11 rounded-full px-3.5 text-[15px] font-medium ${
          isWrong ? 'bg-red-soft text-red' : 'bg-amber-soft text-amber'
        }`}
      >
        {t('photo.kept', { count })}
      </button>
      <Dialog title={t('photo.keptTitle')} isOpen={isOpen} onOpenChange={setOpen}>
        <p className="text-muted-strong">{t('photo.keptText')}</p>
        {others > 0 && <p>{t('photo.others', { count: others })}</p>}
        <ul className="grid grid-cols-2 gap-3 empty:hidden">
          {open.map((picture) => (
            <PhotoTile key={picture.id} picture={picture} photos={photos} />
          ))}
        </ul>
        <Button onClick={() => setOpen(false)}>{t('photo.close')}</Button>
      </Dialog>
    </>
  )
}
