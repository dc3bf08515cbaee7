import { useTranslation } from 'react-i18next'
import { Field, FieldFrame, useFieldErrorText } from '~/components/Field'
import { TextArea } from '~/components/TextArea'

export interface ChangeField {
  name: string
  /** Key of `studio:fields` where it is not the name. */
  label?: string
  /** Key of `studio:hint`. */
  hint?: string
  type?: 'text' | 'area' | 'date' | 'number' | 'check' | 'checks' | 'hidden'
  optional?: boolean
  value?: string
  options?: { value: string; label: string }[]
}

interface Props {
  fields: readonly ChangeField[]
  /** What was typed before; null shows the fields' own values. */
  typed: Partial<Record<string, string>> | null
  errors: Partial<Record<string, string[]>>
}

/** The fields of a form of the register, named as `studio:fields` names them. */
export function FormFields({ fields, typed, errors }: Props) {
  return (
    <>
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={typed ? typed[field.name] : field.value}
          errors={errors[field.name]}
        />
      ))}
    </>
  )
}

interface OneProps {
  field: ChangeField
  value: string | undefined
  errors: string[] | undefined
}

function OneField({ field, value, errors }: OneProps) {
  const { t } = useTranslation('studio')
  const { name, type = 'text', optional = false, options } = field
  const label = t(`fields.${field.label ?? name}`)
  const hint = field.hint === undefined ? undefined : t(`hint.${field.hint}`)
  if (type === 'hidden') return <input type="hidden" name={name} value={value} />
  if (type === 'checks') return <Checks {...{ field, value, errors }} />
  if (type === 'check') {
    return (
      <label className="flex min-h-11 items-center gap-2">
        <input type="checkbox" name={name} defaultChecked={value === 'on'} />
        {label}
      </label>
    )
  }
  if (!options && type !== 'area') {
    return <Field {...{ name, type, label, hint, errors, optional }} defaultValue={value} />
  }
  return (
    <FieldFrame {...{ label, hint, errors, optional }}>
      {(control) =>
        options ? (
          <select {...control} name={name} defaultValue={value}>
            {optional && <option value="" />}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <TextArea {...control} name={name} rows={3} defaultValue={value} />
        )
      }
    </FieldFrame>
  )
}

/** Any number of these, each a box; what is ticked comes as one list. */
function Checks({ field: { name, options = [] }, value = '', errors }: OneProps) {
  const { t } = useTranslation('studio')
  const errorText = useFieldErrorText()
  const ticked = value.split('、')
  return (
    <fieldset className="grid gap-1.5">
      <legend className="font-medium">{t(`fields.${name}`)}</legend>
      {options.length === 0 && <p className="text-muted">{t('record.none')}</p>}
      <div className="flex flex-wrap gap-x-5">
        {options.map((option) => (
          <label key={option.value} className="inline-flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={ticked.includes(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {errors && errors.length > 0 && (
        <p className="text-sm font-medium text-red">{errors.map(errorText).join(' ')}</p>
      )}
    </fieldset>
  )
}
