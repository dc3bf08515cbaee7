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
  /** What the disk did not take is written once more, and stays in the field until it is kept. */
  const leave = async () => {
    if (typed === null) return
    const isKept = typed === sheet.note || (await scoring.writeNote(typed))
    if (isKept) setTyped((now) => (now === typed ? null : now))
  }
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
        value={(isOpen ? typed : null) ?? sheet.note}
        onChange={({ target }) => {
          setTyped(target.value)
          void scoring.writeNote(target.value)
        }}
        onBlur={() => void leave()}
        placeholder={t('note.hint')}
        className="w-full resize-none rounded-card border border-line-strong bg-paper px-4 py-3 text-lg select-text placeholder:text-muted-strong"
      />
    </div>
  )
}
