import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * Also after a conflict a page reads anew what it shows: what is there now is what the refusal asks
 * to be compared with what was typed, which stays in the form.
 */
export const afterConflict: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate || actionStatus === 409
