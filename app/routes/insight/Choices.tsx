import { Link } from '@remix-run/react'
import { useId } from 'react'

interface Option {
  value: string
  label: string
  to: string
}

/** A choice of the page that stands in the address: links, so that it works before JavaScript. */
export function Choices({
  label,
  chosen,
  options,
}: {
  label: string
  chosen: string
  options: readonly Option[]
}) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span id={id} className="text-sm text-muted">
        {label}
      </span>
      <ul aria-labelledby={id} className="flex flex-wrap gap-1.5">
        {options.map(({ value, label, to }) => (
          <li key={value}>
            <Link
              to={to}
              aria-current={value === chosen ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-card border border-line-strong bg-paper px-3.5 hover:bg-canvas aria-[current=true]:border-ink aria-[current=true]:font-bold"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
