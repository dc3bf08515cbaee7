import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field, FieldFrame } from '~/components/Field'
import { Renewed } from '~/components/Renewed'
import type { FigureWords } from '~/components/review/figureWords'
import { NOTHING_SUBMITTED, type Submitted } from '~/components/useSubmitted'
import type { MeetingLine } from '~/queries/review/meetingPage.server'

interface Props {
  line: MeetingLine
  words: FigureWords
  opId: string
  submitted: Submitted
}

/** Corrects one figure of a studio, with the reason; the values that stand are shown beside. */
export function CorrectForm({ line, words, opId, submitted }: Props) {
  const { t } = useTranslation('cycle')
  const isMine = submitted.values.do === 'correct' && submitted.values.review === line.reviewId
  const { values, errors } = isMine ? submitted : NOTHING_SUBMITTED
  return (
    <Renewed>
      <details open={isMine}>
        <summary className="min-h-8 cursor-pointer content-center whitespace-nowrap text-blue">
          {t('correction.open')}
          <span className="sr-only">{line.name}</span>
        </summary>
        <Form method="post" noValidate className="grid w-72 gap-3 py-3">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="review" value={line.reviewId} />
          <FieldFrame label={t('correction.figure')} errors={errors.key}>
            {(control) => (
              <select {...control} name="key" defaultValue={values.key}>
                {line.figures.map(({ key, value, most }) => (
                  <option key={key} value={key}>
                    {t(most === null ? 'correction.option' : 'correction.limited', {
                      figure: words.name(key),
                      value: value === null ? '—' : words.amount(key, BigInt(value)).trim(),
                      most: most === null ? '' : words.amount(key, most).trim(),
                    })}
                  </option>
                ))}
              </select>
            )}
          </FieldFrame>
          <Field
            name="value"
            label={t('correction.value')}
            hint={t('correction.hint')}
            inputMode="decimal"
            maxLength={18}
            autoComplete="off"
            defaultValue={values.value}
            errors={errors.value}
          />
          <Field
            name="reason"
            label={t('reason')}
            maxLength={500}
            defaultValue={values.reason}
            errors={errors.reason}
          />
          <Button type="submit" name="do" value="correct">
            {t('correction.button')}
          </Button>
        </Form>
      </details>
    </Renewed>
  )
}
