import type { ReactNode, TableHTMLAttributes, TdHTMLAttributes, ThHTMLAttributes } from 'react'

/** A dense table in a card; it scrolls sideways by itself, also by keyboard. */
export function Table({
  caption,
  children,
  ...rest
}: TableHTMLAttributes<HTMLTableElement> & { caption: string; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="scrolls-across rounded-card border border-line bg-paper"
    >
      <table {...rest} className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

/** A column's head; `numeric` aligns it as its figures. */
export function Th({
  numeric = false,
  className = '',
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={`px-3.5 py-2.5 text-sm font-normal whitespace-nowrap text-muted ${numeric ? 'text-right' : ''} ${className}`}
    />
  )
}

/** A cell; `numeric` aligns figures at their end. */
export function Td({
  numeric = false,
  className = '',
  ...rest
}: TdHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={`border-t border-line px-3.5 py-2 ${numeric ? 'text-right' : ''} ${className}`}
    />
  )
}
