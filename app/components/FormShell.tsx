import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Notice } from './Notice'

/** The text of a form's error: a key with its namespace, with a value after a bar if it has one. */
export function useFormErrorText(): (error: string) => string {
  const { t } = useTranslation('common')
  return (error) => {
    const bar = error.indexOf('|')
    if (bar < 0) return t(error)
    const value = error.slice(bar + 1)
    return t(error.slice(0, bar), { minutes: value, detail: value })
  }
}

/** A page that is one form: title, what it is for, its error, its fields, its button. */
export function FormShell({
  title,
  intro,
  submit,
  formError,
  after,
  children,
}: {
  title: string
  intro: string
  submit: string
  formError: string | null
  after?: ReactNode
  children: ReactNode
}) {
  const errorText = useFormErrorText()
  const sending = useNavigation().state === 'submitting'
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-2xl font-bold">{title}</h1>
      <p className="mt-2 text-muted">{intro}</p>
      <Form method="post" className="mt-6 grid gap-5 rounded-card border border-line bg-paper p-5">
        {formError && (
          <Notice tone="problem" isAnswer>
            {errorText(formError)}
          </Notice>
        )}
        {children}
        <Button type="submit" tone="primary" aria-disabled={sending}>
          {submit}
        </Button>
        {after}
      </Form>
    </div>
  )
}
