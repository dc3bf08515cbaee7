import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { troublesOf } from '~/tablet/troubles'
import { TroubleItem } from './TroubleItem'
import type { Scoring } from './useScoring'

/** Everything of this seat that was held or refused: nothing disappears without being read. */
export function Troubles({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const [isOpen, setOpen] = useState(false)
  const all = troublesOf(scoring.outbox)
  const open = all.filter((trouble) => trouble.open).length
  if (all.length === 0) return null
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={`min-h-11 rounded-full px-3.5 text-[15px] font-medium ${
          open > 0 ? 'bg-red-soft text-red' : 'bg-canvas text-muted-strong'
        }`}
      >
        {open > 0 ? t('trouble.unread', { count: open }) : t('trouble.read', { count: all.length })}
      </button>
      <Dialog title={t('trouble.title')} isOpen={isOpen} onOpenChange={setOpen}>
        <p className="text-muted-strong">{t('trouble.intro')}</p>
        <ul className="grid gap-3">
          {all.map((trouble) => (
            <TroubleItem key={trouble.key} trouble={trouble} scoring={scoring} />
          ))}
        </ul>
        <Button onClick={() => setOpen(false)}>{t('trouble.close')}</Button>
      </Dialog>
    </>
  )
}
