import { useId } from 'react'

interface Props {
  name: string
  label: string
  /** The words for no filter. */
  all: string
  value: string
  options: { value: string; label: string }[]
}

/** One filter of a list, kept in the address. */
export function Filter({ name, label, all, value, options }: Props) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <select
        key={value}
        id={id}
        name={name}
        defaultValue={value}
        className="min-h-11 rounded-card border border-line-strong bg-paper px-3"
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
