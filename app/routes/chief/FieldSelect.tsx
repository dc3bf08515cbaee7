import { useTranslation } from 'react-i18next'
import { FieldFrame } from '~/components/Field'

/**
 * One of a few choices, as a list to choose from. None stands there at first, nor when the chosen one is
 * no choice any more: a browser would take the first instead.
 */
export function FieldSelect({
  name,
  label,
  options,
}: {
  name: string
  label: string
  options: readonly { value: string; text: string }[]
}) {
  const { t } = useTranslation('chief')
  return (
    <FieldFrame label={label}>
      {(control) => (
        <select {...control} name={name} required>
          <option value="">{t('choose')}</option>
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
