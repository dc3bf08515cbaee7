import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'

interface Props {
  /** The objection's. */
  id: string
  /** Masked. */
  name: string
  sender: { name: string; phone: string } | null
  opId: string
}

/** How to reach who sent an objection: asked for by a button, and shown until the page is left. */
export function SenderInClear({ id, name, sender, opId }: Props) {
  const { t } = useTranslation('notice')
  return (
    <div className="mt-2">
      <div role="status">
        {sender && (
          <p className="font-medium">
            {t('office.senderInClear', { name: sender.name })}{' '}
            <a href={`tel:${sender.phone}`} className="text-blue underline underline-offset-4">
              {sender.phone}
            </a>
          </p>
        )}
      </div>
      {!sender && (
        <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="do" value="showSender" />
          <Button type="submit" name="objection" value={id}>
            {t('office.showSender')}
            <span className="sr-only">{t('office.showSenderOf', { name })}</span>
          </Button>
          <span className="text-sm text-muted">{t('office.showSenderHint')}</span>
        </Form>
      )}
    </div>
  )
}
