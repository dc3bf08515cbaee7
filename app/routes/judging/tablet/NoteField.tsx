import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NOTE } from '~/protocol/judging'
import type { ShownSheet } from '~/tablet/outbox/view'
import type { Scoring } from './useScoring'

/** The judge's note on this entrant; kept while typing, like marks. */
export function NoteField({
  scoring,
  sheet,
  isOpen,
}: {
  scoring: Scoring
  sheet: ShownSheet
  isOpen: boolean
}) {
  const { t } = useTranslation('tablet')
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <div className="mt-6 grid gap-1.5">
      <label htmlFor={id} className="flex justify-between px-1 text-[15px] text-muted-strong">
        <span>{t('note.label')}</span>
        {sheet.noteProgress && <span>{t(`progress.${sheet.noteProgress}`)}</span>}
      </label>
      <textarea
        id={id}
        rows={2}
        readOnly={!isOpen}
        maxLength={MAX_NOTE}
        value={typed ?? sheet.note}
        onChange={({ target }) => {
          setTyped(target.value)
          scoring.writeNote(target.value)
        }}
        onBlur={() => setTyped(null)}
        placeholder={t('note.hint')}
        className="w-full resize-none rounded-card border border-line-strong bg-paper px-4 py-3 text-lg select-text placeholder:text-muted-strong"
      />
    </div>
  )
}
