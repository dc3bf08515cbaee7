import type { ReactNode } from 'react'

/** Says why there is nothing yet and what comes first; `children` is the way to it. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: string
  text: string
  children?: ReactNode
}) {
  return (
    <div className="rounded-card border border-dashed border-line-strong bg-paper px-6 py-10 text-center">
      <p className="text-lg font-bold">{title}</p>
      <p className="mx-auto mt-2 max-w-prose text-muted">{text}</p>
      {children !== undefined && <div className="mt-5 flex justify-center gap-3">{children}</div>}
    </div>
  )
}
