import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'
import { Notice } from '~/components/Notice'
import type { ShownSheet } from '~/tablet/outbox/view'

interface Props {
  sheet: ShownSheet
  /** The name of the studio, where an expert reviews studios. */
  studio: string | null
  onConfirm: () => void
}

/** Before the first mark: is this really the entrant in front of me? */
export function CodeCheck({ sheet, studio, onConfirm }: Props) {
  const { t } = useTranslation('tablet')
  const [differs, setDiffers] = useState(false)
  const { code, station } = sheet.server
  if (studio !== null) return <StudioCheck {...{ code, studio, onConfirm }} />
  return (
    <section className="mt-6 grid gap-5 rounded-card border border-line bg-paper p-8 text-center max-sm:p-4 sm:portrait:p-6">
      <h3 className="text-xl font-bold">{t('check.title', { code })}</h3>
      <p className="text-[112px] leading-none font-bold tracking-tight max-sm:text-[72px] sm:portrait:text-[96px]">
        {code}
      </p>
      <p className="text-lg text-muted-strong">{t('check.where', { station })}</p>
      {differs && (
        <div className="text-left">
          <Notice tone="warning" title={t('check.differs')}>
            {t('check.whatToDo')}
          </Notice>
        </div>
      )}
      <button
        type="button"
        onClick={onConfirm}
        className={buttonClass('primary', 'min-h-20 w-full text-xl')}
      >
        {t('check.same', { code })}
      </button>
      <button
        type="button"
        onClick={() => setDiffers(true)}
        className={buttonClass('plain', 'min-h-14 w-full')}
      >
        {t('check.notSame')}
      </button>
    </section>
  )
}

/** A studio is known by its name; there is nobody who could wear a code. */
function StudioCheck({
  code,
  studio,
  onConfirm,
}: {
  code: string
  studio: string
  onConfirm: () => void
}) {
  const { t } = useTranslation('tablet')
  return (
    <section className="mt-6 grid gap-5 rounded-card border border-line bg-paper p-8 text-center max-sm:p-4 sm:portrait:p-6">
      <h3 className="text-xl font-bold">{t('check.studio.title')}</h3>
      <p className="text-4xl leading-tight font-bold break-words max-sm:text-2xl">{studio}</p>
      <p className="text-lg text-muted-strong">{t('check.studio.where', { code })}</p>
      <button
        type="button"
        onClick={onConfirm}
        className={buttonClass('primary', 'min-h-20 w-full text-xl')}
      >
        {t('check.same', { code })}
      </button>
    </section>
  )
}
