import type { ReactNode } from 'react'
import { focusOn } from './focusOn'

/**
 * A link to a place of the same page. Where scripts run it goes there itself: the browser's own way
 * is a navigation, with which the answer to a form would leave the page.
 *
 * @param to the id of the place
 */
export function PlaceLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault()
        focusOn(document.getElementById(to))
      }}
      className="inline-flex min-h-8 items-center underline underline-offset-4"
    >
      {children}
    </a>
  )
}
