import { FieldFrame } from '~/components/Field'

/** One of a few choices, as a list to choose from. */
export function FieldSelect({
  name,
  label,
  options,
}: {
  name: string
  label: string
  options: readonly { value: string; text: string }[]
}) {
  return (
    <FieldFrame label={label}>
      {(control) => (
        <select {...control} name={name} required>
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
