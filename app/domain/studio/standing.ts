import type { StudioStatus } from './events'

/** The statuses of a studio that is in the register; the others have lost their plaque. */
export const STANDING = ['active', 'rectifying'] as const satisfies readonly StudioStatus[]

/** Whether a studio of this status stands: it is not removed and not cancelled. */
export function isStanding(status: string): boolean {
  return (STANDING as readonly string[]).includes(status)
}
