import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import type { Submitted } from '~/components/useSubmitted'
import type { EntryDetail } from './EntryFacts'

interface Props {
  entry: EntryDetail
  opId: string
  submitted: Submitted
}

/** The decisions that can be made now. Each form says which status its officer was looking at. */
export function ReviewForms({ entry, opId, submitted }: Props) {
  const { t } = useTranslation('office')
  const { moves, ends, quota } = entry
  if (moves.length + ends.length === 0) {
    return (
      <Card title={t('entry.decision')}>
        <p className="text-muted">{t('entry.decided')}</p>
      </Card>
    )
  }
  const isFull = quota.taken >= quota.of
  const hidden = (
    <>
      <input type="hidden" name="opId" value={opId} />
      <input type="hidden" name="expected" value={entry.status} />
    </>
  )
  return (
    <Card title={t('entry.decision')}>
      <div className="grid gap-5">
        {moves.includes('approve') && (
          <Form method="post" className="grid gap-2">
            {hidden}
            {isFull && <p className="text-amber">! {t('entry.full')}</p>}
            <Button type="submit" name="move" value="approve" tone="primary" disabled={isFull}>
              {t('entry.approve')}
            </Button>
          </Form>
        )}
        {[...moves.filter((move) => move !== 'approve'), ...ends].map((move) => {
          const isMine = submitted.values.move === move
          return (
            <Form
              key={move}
              method="post"
              noValidate
              className="grid gap-3 border-t border-line pt-4"
            >
              {hidden}
              <FieldFrame
                label={t(`entry.reasonFor.${move}`)}
                hint={t(`entry.reasonHint.${move}`)}
                errors={isMine ? submitted.errors.reason : undefined}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    name="reason"
                    rows={3}
                    maxLength={300}
                    required
                    defaultValue={isMine ? submitted.values.reason : undefined}
                  />
                )}
              </FieldFrame>
              <Button
                type="submit"
                name="move"
                value={move}
                tone={move === 'return' ? 'plain' : 'danger'}
              >
                {t(`entry.${move}`)}
              </Button>
            </Form>
          )
        })}
      </div>
    </Card>
  )
}
