import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field, FieldFrame } from '~/components/Field'
import { Renewed } from '~/components/Renewed'
import { NOTHING_SUBMITTED, type Submitted } from '~/components/useSubmitted'
import type { MeetingLine } from '~/queries/review/meetingPage.server'

const VOTES = ['votesFor', 'votesAgainst', 'abstentions'] as const

interface Props {
  line: MeetingLine
  ratings: { key: string; title: string }[]
  opId: string
  submitted: Submitted
}

/** The meeting's choice where equals are open, else its vote for another rating, with the reason. */
export function VoteForm({ line, ratings, opId, submitted }: Props) {
  const { t } = useTranslation('cycle')
  const isMine = submitted.values.do !== 'correct' && submitted.values.review === line.reviewId
  const { values, errors } = isMine ? submitted : NOTHING_SUBMITTED
  const verb = line.openChoice ? 'choose' : 'override'
  const offered = ratings.filter(({ key }) =>
    line.openChoice ? line.open.includes(key) : key !== line.rating,
  )
  return (
    <Renewed>
      <details open={isMine}>
        <summary className="min-h-8 cursor-pointer content-center whitespace-nowrap text-blue">
          {t(`meeting.${verb}`)}
          <span className="sr-only">{line.name}</span>
        </summary>
        <Form method="post" noValidate className="grid w-72 gap-3 py-3">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="do" value={verb} />
          <input type="hidden" name="review" value={line.reviewId} />
          <input type="hidden" name="was" value={line.rating ?? ''} />
          <FieldFrame label={t('meeting.rating')} errors={errors.rating}>
            {(control) => (
              <select {...control} name="rating" defaultValue={values.rating}>
                {offered.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </FieldFrame>
          <Field
            name="reason"
            label={t('reason')}
            maxLength={500}
            defaultValue={values.reason}
            errors={errors.reason}
          />
          {verb === 'override' && (
            <div className="grid grid-cols-3 gap-2">
              {VOTES.map((name) => (
                <Field
                  key={name}
                  {...{ name, label: t(`meeting.${name}`), errors: errors[name] }}
                  type="number"
                  min={0}
                  inputMode="numeric"
                  defaultValue={values[name] ?? '0'}
                />
              ))}
            </div>
          )}
          <Button type="submit">{t('meeting.save')}</Button>
        </Form>
      </details>
    </Renewed>
  )
}
