import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { useFigureWords } from '~/components/review/figureWords'
import type { Submitted } from '~/components/useSubmitted'
import { itemIds } from '~/domain/review/decideAssessment'
import type { AssessmentGaps } from '~/protocol/assessment'
import { AssessmentItems } from './AssessmentItems'
import { declaredErrors, FORM_ID } from './assessmentFields'
import { DeclaredFields } from './DeclaredFields'
import { figureProblem } from './figureProblem'
import { FileBox } from './FileBox'
import { LeaveQuestion } from './LeaveQuestion'
import { MissingList } from './MissingList'
import { RegisterFigures } from './RegisterFigures'
import { SaveLine } from './SaveLine'
import type { SaveField } from './saver'
import type { ShownReview } from './shownReview'
import type { Typed } from './typedIn'
import { useSaver } from './useSaver'

interface Props {
  review: ShownReview
  opId: string
  submitted: Submitted
  /** What was in the fields of a form that was refused. */
  typed: Typed | null
}

/** The figures, what is said to each item with its evidence, and the button that files it all. */
export function AssessmentForm({ review, opId, submitted, typed }: Props) {
  const { t } = useTranslation('assessment')
  const form = useRef<HTMLFormElement>(null)
  const figures = useFigureWords(review.scheme)
  const [saved, setSaved] = useState<{ on: AssessmentGaps; gaps: AssessmentGaps } | null>(null)
  // What a save told stands until the page is loaded anew, as it is after an upload.
  const gaps = saved?.on === review.gaps ? saved.gaps : review.gaps
  const latest = useRef(review.gaps)
  latest.current = review.gaps
  const { state, wrong, save, isHeldUp } = useSaver(form, {
    path: `/office/reviews/${review.id}/save`,
    base: storedFields(review),
    problemOf: (key, text) => figureProblem(review.scheme, key, text),
    wrong: declaredErrors(review.scheme, submitted),
    told: (now) => setSaved({ on: latest.current, gaps: now }),
  })
  const isStored = useRef(false)
  const [unvouched, setUnvouched] = useState(submitted.errors.vouched ? 1 : 0)

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    const button = (event.nativeEvent as SubmitEvent).submitter
    if (!review.isEditable || !(button instanceof HTMLButtonElement)) return
    if (isStored.current) {
      isStored.current = false
      event.currentTarget.addEventListener('formdata', leaveOutFields, { once: true })
      return
    }
    event.preventDefault()
    void save().then((isSaved) => {
      if (!isSaved || button.value !== 'file') return
      const box = form.current?.elements.namedItem('vouched')
      if (box instanceof HTMLInputElement && !box.checked) {
        setUnvouched((times) => times + 1)
        return
      }
      // Not while the event of the first submission is still under way: that would be ignored.
      window.setTimeout(() => {
        isStored.current = true
        form.current?.requestSubmit(button)
      })
    })
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {/* Its fields are what is stored, not what a browser remembers of an earlier visit. */}
      <form id={FORM_ID} ref={form} method="post" autoComplete="off" noValidate onSubmit={onSubmit}>
        <input type="hidden" name="opId" value={opId} />
      </form>
      {review.isEditable && <MissingList scheme={review.scheme} gaps={gaps} figures={figures} />}
      <Card title={t('figures.register')}>
        <RegisterFigures review={review} figures={figures} />
      </Card>
      {review.declared.length > 0 && (
        <Card title={t('figures.declared')}>
          <DeclaredFields {...{ review, figures, wrong, typed }} />
        </Card>
      )}
      <AssessmentItems {...{ review, figures, opId, typed }} />
      {review.isEditable && (
        <FileBox {...{ review, gaps, submitted, unvouched }} onVouched={() => setUnvouched(0)} />
      )}
      {review.isEditable && <LeaveQuestion isHeldUp={isHeldUp} />}
      {review.isEditable && (
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-canvas py-3">
          <SaveLine state={state} figures={figures} />
          <Button type="submit" form={FORM_ID} name="do" value="save">
            {t('save.button')}
          </Button>
        </div>
      )}
    </div>
  )
}

/**
 * All is saved: what stands in the fields must not be sent again over what another page saved since.
 * They are not disabled for that: a page that is come back to, or was never left, would stay so.
 */
function leaveOutFields({ formData }: FormDataEvent): void {
  for (const name of [...formData.keys()]) {
    if (/^(declared|statements)\[/.test(name)) formData.delete(name)
  }
}

function storedFields({ scheme, declared, statements }: ShownReview): SaveField[] {
  return [
    ...scheme.declared.map(({ key }): SaveField => {
      const value = declared.find((one) => one.key === key)?.value ?? ''
      return { kind: 'declared', key, value, was: value }
    }),
    ...itemIds(scheme.rubric).map((key): SaveField => {
      const { text = '', digest = '' } = statements[key] ?? {}
      return { kind: 'statements', key, value: text, was: digest }
    }),
  ]
}
