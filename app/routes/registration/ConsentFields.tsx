import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrorText } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'

/**
 * The separate consent to the handling of sensitive personal data (Personal Information Protection
 * Law, articles 28 to 30) with what it is for, and the declaration that everything is true.
 */
export function ConsentFields({ values, errors }: Pick<Submitted, 'values' | 'errors'>) {
  const { t } = useTranslation('registration')
  return (
    <fieldset className="grid gap-4 rounded-card border border-line bg-paper p-4">
      <legend className="px-1 font-bold">{t('consent.title')}</legend>
      <ul className="grid list-disc gap-1.5 pl-5 text-sm text-muted-strong">
        <li>{t('consent.what')}</li>
        <li>{t('consent.why')}</li>
        <li>{t('consent.how')}</li>
        <li>{t('consent.withdraw')}</li>
      </ul>
      <Check name="consent" checked={values.consent === 'on'} errors={errors.consent}>
        {t('consent.agree')}
      </Check>
      <Check name="truthful" checked={values.truthful === 'on'} errors={errors.truthful}>
        {t('consent.truthful')}
      </Check>
    </fieldset>
  )
}

function Check({
  name,
  checked,
  errors,
  children,
}: {
  name: string
  checked: boolean
  errors: string[] | undefined
  children: ReactNode
}) {
  const id = useId()
  const errorText = useFieldErrorText()
  return (
    <div>
      <label className="flex min-h-11 items-start gap-3 py-1.5">
        <input
          type="checkbox"
          name={name}
          defaultChecked={checked}
          required
          aria-invalid={errors ? true : undefined}
          aria-describedby={errors ? `${id}-error` : undefined}
          className="mt-0.5 size-6 shrink-0 accent-red"
        />
        <span>{children}</span>
      </label>
      {errors && (
        <p id={`${id}-error`} className="text-sm font-medium text-red">
          <span aria-hidden="true">✕ </span>
          {errors.map(errorText).join(' ')}
        </p>
      )}
    </div>
  )
}
