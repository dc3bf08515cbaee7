import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Renewed } from '~/components/Renewed'
import type { Submitted } from '~/components/useSubmitted'
import { FormFields, type ChangeField } from './FormFields'

interface Props {
  change: string
  opId: string
  /** How many events the studio's log has on this page. */
  seen: number
  fields: ChangeField[]
  submitted: Submitted
  /** Unfolded from the start. */
  isOpen?: boolean
}

/** One change of the register as a form that unfolds; what was sent and refused stays in it. */
export function ChangeForm({ change, opId, seen, fields, submitted, isOpen = false }: Props) {
  const { t } = useTranslation('studio')
  const isMine = submitted.values.change === change
  return (
    <Renewed>
      <details open={isMine || isOpen} className="border-t border-line py-2">
        <summary className="min-h-11 cursor-pointer content-center font-medium">
          {t(`change.${change}`)}
        </summary>
        <Form method="post" noValidate className="grid gap-4 py-3">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="change" value={change} />
          <input type="hidden" name="seen" value={seen} />
          <FormFields
            fields={fields}
            typed={isMine ? submitted.values : null}
            errors={isMine ? submitted.errors : {}}
          />
          <Button type="submit">{t('save')}</Button>
        </Form>
      </details>
    </Renewed>
  )
}
