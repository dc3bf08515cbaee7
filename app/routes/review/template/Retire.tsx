import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { actValue } from '~/protocol/reviewTemplate'

/** Takes a template out of use, behind one more step. */
export function Retire({ id, opId, revision }: { id: string; opId: string; revision: number }) {
  const { t } = useTranslation('template')
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center text-muted-strong">
        {t('retire.title')}
      </summary>
      <Form method="post" action={`/office/cycles/templates/${id}`} className="grid gap-3">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="revision" value={revision} />
        <p>{t('retire.text')}</p>
        <div>
          <Button type="submit" tone="danger" name="act" value={actValue({ do: 'retire' })}>
            {t('retire.do')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
