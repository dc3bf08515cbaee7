import type { ReactNode } from 'react'

/** A white panel; with a title it is a section of the page. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
  const Frame = title === undefined ? 'div' : 'section'
  return (
    <Frame className="rounded-card border border-line bg-paper p-5">
      {title !== undefined && <h2 className="mb-3 text-base font-bold">{title}</h2>}
      {children}
    </Frame>
  )
}
