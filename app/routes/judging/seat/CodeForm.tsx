import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field } from '~/components/Field'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'

/** The short code, typed; a scanned one comes with the address. */
export function CodeForm({ code, problem }: { code: string; problem: string | null }) {
  const { t } = useTranslation('tablet')
  const errorText = useFormErrorText()
  const loading = useNavigation().state !== 'idle'
  return (
    <Form
      method="get"
      action="/seat"
      className="grid gap-5 rounded-card border border-line bg-paper p-6"
    >
      <p className="text-lg text-muted-strong">{t('take.intro')}</p>
      {problem && <Notice tone="problem">{errorText(problem)}</Notice>}
      <Field
        label={t('take.code')}
        hint={t('take.codeHint')}
        name="code"
        defaultValue={code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={12}
      />
      <Button type="submit" tone="primary" className="min-h-14 text-lg" aria-disabled={loading}>
        {t('take.find')}
      </Button>
    </Form>
  )
}
