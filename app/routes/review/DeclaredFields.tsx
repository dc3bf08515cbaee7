import { useTranslation } from 'react-i18next'
import { Field } from '~/components/Field'
import type { FigureWords } from '~/components/review/figureWords'
import { figureTyped } from '~/domain/review/declaredFigure'
import { figuresRead } from '~/domain/review/rubric'
import { FieldBase, fieldAttributes } from './assessmentFields'
import type { ShownReview } from './shownReview'
import type { Typed } from './typedIn'

/** The figures that are not in the register, for the lead to declare. */
export function DeclaredFields({
  review: { declared, isEditable, scheme },
  figures,
  wrong,
  typed,
}: {
  review: ShownReview
  figures: FigureWords
  /** What is wrong with what stands in their fields, by key. */
  wrong: ReadonlyMap<string, string>
  typed: Typed | null
}) {
  const { t } = useTranslation('assessment')
  // They can be saved empty, but what the points depend on is needed to file.
  const needed = figuresRead(scheme.rubric)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {declared.map(({ key, value }, index) => {
        const place = { kind: 'declared', index, fieldKey: key, was: value ?? '' } as const
        const shown = typed?.declared.get(key) ?? value ?? ''
        const error = wrong.get(key)
        return (
          <div key={key} id={`figure-${key}`} className="scroll-mt-4">
            <FieldBase {...place} />
            <Field
              {...fieldAttributes(place)}
              label={figures.name(key)}
              hint={
                figureTyped(shown) === (value ?? '')
                  ? undefined
                  : t('save.storedFigure', { value: value ?? '—' })
              }
              errors={error === undefined ? undefined : [error]}
              inputMode="numeric"
              autoComplete="off"
              optional={!needed.includes(key)}
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
