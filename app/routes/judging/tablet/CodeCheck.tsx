import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'
import { Notice } from '~/components/Notice'
import type { ShownSheet } from '~/tablet/outbox/view'

/** Before the first mark: is this really the entrant in front of me? */
export function CodeCheck({ sheet, onConfirm }: { sheet: ShownSheet; onConfirm: () => void }) {
  const { t } = useTranslation('tablet')
  const [differs, setDiffers] = useState(false)
  const { code, station } = sheet.server
  return (
    <section className="mt-6 grid gap-5 rounded-card border border-line bg-paper p-8 text-center portrait:p-6">
      <h3 className="text-xl font-bold">{t('check.title', { code })}</h3>
      <p className="text-[112px] leading-none font-bold tracking-tight portrait:text-[96px]">
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
