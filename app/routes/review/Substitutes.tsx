import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field, FieldFrame } from '~/components/Field'
import { Renewed } from '~/components/Renewed'
import type { Submitted } from '~/components/useSubmitted'

interface Line {
  reviewId: string
  studio: string
  from: { id: string; name: string }
  substitutes: { id: string; name: string; load: number }[]
}

/** Seats whose expert left or declared a tie, each with who can take it over, the least busy first. */
export function Substitutes({
  lines,
  opId,
  submitted,
}: {
  lines: Line[]
  opId: string
  submitted: Submitted
}) {
  const { t } = useTranslation('cycle')
  if (lines.length === 0) return null
  return (
    <Card title={t('experts.substitutes', { count: lines.length })}>
      <ul className="grid gap-4">
        {lines.map(({ reviewId, studio, from, substitutes }) => {
          const isMine = submitted.values.review === reviewId && submitted.values.from === from.id
          return (
            <li
              key={`${reviewId} ${from.id}`}
              className="border-t border-line pt-3 first:border-t-0"
            >
              <p className="mb-2 font-medium">
                {t('experts.substitute', { studio, name: from.name })}
              </p>
              {substitutes.length === 0 ? (
                <p className="text-red">{t('experts.noSubstitute')}</p>
              ) : (
                <Renewed>
                  <Form method="post" noValidate className="flex flex-wrap items-end gap-3">
                    <input type="hidden" name="opId" value={opId} />
                    <input type="hidden" name="do" value="replace" />
                    <input type="hidden" name="review" value={reviewId} />
                    <input type="hidden" name="from" value={from.id} />
                    <FieldFrame label={t('experts.by')}>
                      {(control) => (
                        <select {...control} name="to">
                          {substitutes.map(({ id, name, load }) => (
                            <option key={id} value={id}>
                              {t('experts.withLoad', { name, load })}
                            </option>
                          ))}
                        </select>
                      )}
                    </FieldFrame>
                    <div className="min-w-60 grow">
                      <Field
                        name="reason"
                        label={t('reason')}
                        maxLength={500}
                        defaultValue={isMine ? submitted.values.reason : ''}
                      />
                    </div>
                    <Button type="submit">{t('experts.replace')}</Button>
                  </Form>
                </Renewed>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
