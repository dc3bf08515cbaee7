interface BarRow {
  readonly key: string
  readonly label: string
  readonly value: number
  /** The value as the table writes it. */
  readonly text: string
}

/**
 * Bars of one value each that lie below each other, so that many names stay readable; drawn
 * without JavaScript. To readers of screens it is a picture: the table beside it says the same.
 */
export function BarRows({ name, rows }: { name: string; rows: readonly BarRow[] }) {
  const most = Math.max(1, ...rows.map(({ value }) => value))
  return (
    <div
      role="img"
      aria-label={name}
      className="grid grid-cols-[fit-content(6.5rem)_minmax(0,1fr)] items-center gap-x-2.5 gap-y-1 text-sm leading-5"
    >
      {rows.map(({ key, label, value, text }) => (
        <div key={key} className="contents">
          <span className="text-muted-strong">{label}</span>
          {/* the widest bar leaves room for its value, so that values stand at their bars' ends */}
          <span className="flex items-center gap-1.5 pr-12">
            <span
              className="h-3 shrink-0 rounded-r bg-gold"
              style={{ width: `${(value / most) * 100}%` }}
            />
            {value !== 0 && <span className="whitespace-nowrap">{text}</span>}
          </span>
        </div>
      ))}
    </div>
  )
}
