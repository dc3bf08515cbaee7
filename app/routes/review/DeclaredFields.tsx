import { useTranslation } from 'react-i18next'
import { Field } from '~/components/Field'
import type { FigureWords } from '~/components/review/figureWords'
import type { Submitted } from '~/components/useSubmitted'
import { FieldBase, fieldAttributes } from './assessmentFields'
import type { ShownReview } from './shownReview'
import type { Typed } from './typedIn'

/** The figures that are not in the register, for the lead to declare. */
export function DeclaredFields({
  review: { declared, isEditable },
  figures,
  submitted,
  typed,
}: {
  review: ShownReview
  figures: FigureWords
  submitted: Submitted
  typed: Typed | null
}) {
  const { t } = useTranslation('assessment')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {declared.map(({ key, value }, index) => {
        const place = { kind: 'declared', index, fieldKey: key, was: value ?? '' } as const
        const shown = typed?.declared.get(key) ?? value ?? ''
        return (
          <div key={key} id={`figure-${key}`} className="scroll-mt-4">
            <FieldBase {...place} />
            <Field
              {...fieldAttributes(place)}
              label={figures.name(key)}
              hint={
                shown === (value ?? '')
                  ? undefined
                  : t('save.storedFigure', { value: value ?? '—' })
              }
              errors={submitted.errors[`declared[${index}].value`]}
              inputMode="numeric"
              pattern="\d{0,15}"
              maxLength={15}
              autoComplete="off"
              optional
              readOnly={!isEditable}
              defaultValue={shown}
            />
          </div>
        )
      })}
      <p className="text-sm text-muted sm:col-span-2">{t('figures.declaredHint')}</p>
    </div>
  )
}
