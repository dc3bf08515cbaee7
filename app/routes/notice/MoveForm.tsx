import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import type { Submitted } from '~/components/useSubmitted'
import type { NoticePhase } from '~/domain/notice/notice'

interface Props {
  move: { to: NoticePhase; refusal: string | null }
  /** Publishing this notice supersedes the one that it corrects. */
  corrects: boolean
  opId: string
  submitted: Submitted
}

/** One step of a notice, with its reason where it is public; or why it cannot be taken yet. */
export function MoveForm({ move: { to, refusal }, corrects, opId, submitted }: Props) {
  const { t } = useTranslation('notice')
  const isMine = submitted.values.do === to
  const needsReason = to === 'superseded' || to === 'withdrawn' || (to === 'published' && corrects)
  return (
    <section className="border-t border-line py-3 first-of-type:border-0">
      <p className="mb-2 text-muted-strong">{t(`move.${to}.text`)}</p>
      {refusal !== null ? (
        <p className="text-amber">{t(`problem.${refusal}`)}</p>
      ) : (
        <Form method="post" noValidate className="grid gap-3">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="do" value={to} />
          {needsReason && (
            <FieldFrame
              label={t('office.reason')}
              errors={isMine ? submitted.errors.reason : undefined}
            >
              {(control) => (
                <TextArea
                  {...control}
                  name="reason"
                  rows={2}
                  defaultValue={isMine ? submitted.values.reason : ''}
                />
              )}
            </FieldFrame>
          )}
          <Button type="submit" tone={to === 'withdrawn' ? 'danger' : 'plain'}>
            {t(`move.${to}.label`)}
          </Button>
        </Form>
      )}
    </section>
  )
}
