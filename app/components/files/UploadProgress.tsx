import { useTranslation } from 'react-i18next'
import { Button } from '../Button'
import type { Told } from './sendFile'

/** A file that is on its way, and how far it is. */
export interface Running {
  file: File
  kind: Told['kind'] | 'cancelling'
  sent: number
  cancel: () => void
}

/** How far a file is, and the way to give it up. */
export function UploadProgress({ file: { name, size }, kind, sent, cancel }: Running) {
  const { t } = useTranslation('files')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5">
      <p
        role="status"
        className={`break-words ${kind === 'waiting' ? 'text-amber' : 'text-muted'}`}
      >
        {t(`field.${kind}`, { name })}
      </p>
      <Button
        aria-label={t('field.cancelOne', { name })}
        aria-disabled={kind === 'cancelling'}
        onClick={cancel}
      >
        {t('field.cancel')}
      </Button>
      <progress
        aria-label={t('field.progress', { name })}
        className="col-span-2 h-2 w-full accent-blue"
        max={size}
        value={sent}
      />
    </div>
  )
}
