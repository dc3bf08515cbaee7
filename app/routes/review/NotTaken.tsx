import { useTranslation } from 'react-i18next'
import { useFieldErrorText } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { PlaceLink } from '~/components/PlaceLink'
import { useFigureWords } from '~/components/review/figureWords'
import type { Submitted } from '~/components/useSubmitted'
import { declaredErrors, VOUCHED_ID } from './assessmentFields'
import type { ShownReview } from './shownReview'

/** At the top of the page that answers a form: what of it was not taken, each with the way to it. */
export function NotTaken({
  review: { scheme },
  submitted,
}: {
  review: ShownReview
  submitted: Submitted
}) {
  const { t } = useTranslation('assessment')
  const figures = useFigureWords(scheme)
  const errorText = useFieldErrorText()
  const wrong = [...declaredErrors(scheme, submitted)]
  const isFiling = submitted.values.do === 'file'
  if (wrong.length > 0) {
    return (
      <Notice tone="problem" title={t('notTaken.figures', { count: wrong.length })}>
        <ul className="grid">
          {wrong.map(([key, error]) => (
            <li key={key}>
              <PlaceLink to={`figure-${key}`}>
                {t('notTaken.figure', { figure: figures.name(key), problem: errorText(error) })}
              </PlaceLink>
            </li>
          ))}
        </ul>
        {isFiling && <p>{t('notTaken.notFiled')}</p>}
      </Notice>
    )
  }
  const [vouched] = submitted.errors.vouched ?? []
  if (vouched === undefined) {
    return (
      <Notice tone="problem" title={t('errors:invalid.what')} isAnswer>
        <p>{t('errors:invalid.kept')}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="problem" title={t('notTaken.notFiled')}>
      <PlaceLink to={VOUCHED_ID}>{errorText(vouched)}</PlaceLink>
    </Notice>
  )
}
