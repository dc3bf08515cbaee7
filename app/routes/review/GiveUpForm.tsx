import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

interface Props {
  /** How many self-assessments are missing. */
  missing: number
  /** The rating that such a studio gets. */
  rating: LocalText
  opId: string
  submitted: Submitted
}

/** Stops waiting for all self-assessments that are missing, with the reason and what follows. */
export function GiveUpForm({ missing, rating, opId, submitted }: Props) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const isMine = submitted.values.do === 'giveUp'
  return (
    <Form method="post" noValidate className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="opId" value={opId} />
      <input type="hidden" name="do" value="giveUp" />
      <p className="text-sm text-muted-strong">{t('giveUp.text', { rating: pick(rating) })}</p>
      <Field
        name="reason"
        label={t('giveUp.reason')}
        hint={t('reasonHint')}
        maxLength={500}
        defaultValue={isMine ? submitted.values.reason : ''}
      />
      <Button type="submit" name="review" value="all" tone="danger">
        {t('giveUp.button', { count: missing })}
      </Button>
    </Form>
  )
}
