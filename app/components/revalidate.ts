import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'

/**
 * Loads anew after a refusal too: the page shows what is there now, to be compared with what was
 * typed and stays in the form, and forms get new op ids.
 */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  return args.actionStatus !== undefined || args.defaultShouldRevalidate
}
