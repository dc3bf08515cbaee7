import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const CONTROL =
  'min-h-11 w-full rounded-card border bg-paper px-3 text-base [&[type=file]]:py-2 text-ink aria-invalid:border-2 aria-invalid:border-red'

/** What `children` of {@link FieldFrame} put on their control. */
export interface ControlProps {
  id: string
  className: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FrameProps {
  label: string
  hint?: string | undefined
  /** Keys of `errors:field`, as the server answers them. */
  errors?: readonly string[] | undefined
  optional?: boolean
  children: (control: ControlProps) => ReactNode
}

/**
 * The text for one field error: a key of `errors:field`, or one with a namespace of its own, with a
 * number after a bar if it has one.
 */
export function useFieldErrorText(): (error: string) => string {
  const { t } = useTranslation('errors')
  return (error) => {
    const [key = '', limit] = error.split('|')
    return t(key.includes(':') ? key : `errors:field.${key}`, { limit })
  }
}

/** Label, hint and error around a control, tied to it for screen readers. */
export function FieldFrame({ label, hint, errors, optional = false, children }: FrameProps) {
  const { t } = useTranslation('common')
  const id = useId()
  const errorText = useFieldErrorText()
  const invalid = errors !== undefined && errors.length > 0
  const described = [hint && `${id}-hint`, invalid && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="ml-2 text-sm font-normal text-muted">{t('optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        className: `${CONTROL} border-line-strong`,
        'aria-describedby': described || undefined,
        'aria-invalid': invalid || undefined,
      })}
      {invalid && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-medium text-red">
          <span aria-hidden="true">✕</span>
          <span>{errors.map(errorText).join(' ')}</span>
        </p>
      )}
    </div>
  )
}

type FieldProps = Omit<FrameProps, 'children'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> & { name: string }

/** One line of text with its label, hint and error. Works before JavaScript does. */
export function Field({ label, hint, errors, optional, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} errors={errors} optional={optional ?? false}>
      {(control) => <input {...input} {...control} required={!optional} />}
    </FieldFrame>
  )
}
