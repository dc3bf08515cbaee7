import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useScripted } from '~/components/useScripted'

/** The names of the pool, one to choose. */
export function JudgeChoice({
  judges,
  chosen,
  onChoose,
  missing,
}: {
  judges: readonly { judgeId: string; name: string }[]
  chosen: string | null
  onChoose: (judgeId: string) => void
  missing: boolean
}) {
  const { t } = useTranslation('tablet')
  const scripted = useScripted()
  const id = useId()
  return (
    <fieldset disabled={!scripted} aria-describedby={missing ? id : undefined}>
      <legend className="mb-2 font-medium">{t('take.who')}</legend>
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-3">
        {judges.map(({ judgeId, name }) => (
          <label
            key={judgeId}
            className="relative grid min-h-14 place-items-center rounded-card border border-line-strong px-3 py-2 text-center text-lg has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-blue"
          >
            <input
              type="radio"
              name="judge"
              value={judgeId}
              checked={chosen === judgeId}
              onChange={() => onChoose(judgeId)}
              className="absolute inset-0 opacity-0"
            />
            {name}
          </label>
        ))}
      </div>
      {missing && (
        <p id={id} role="alert" className="mt-2 text-sm font-medium text-red">
          {t('take.judgeMissing')}
        </p>
      )}
    </fieldset>
  )
}
