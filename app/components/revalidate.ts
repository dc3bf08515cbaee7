import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'

/**
 * Loads anew after a refusal too: the page shows what is there now, to be compared with what was
 * typed and stays in the form, and forms get new op ids. Not for whom is signed out: there the
 * loaders would leave the page.
 */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  if (args.actionStatus === 401) return false
  return args.actionStatus !== undefined || args.defaultShouldRevalidate
}
