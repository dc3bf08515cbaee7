import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'

/** Loads anew after a refusal too: the page shows what it is about, and forms get new op ids. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  return args.actionStatus !== undefined || args.defaultShouldRevalidate
}
