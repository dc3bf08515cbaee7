import type { StatusTone } from '~/components/StatusPill'

const TONES: Record<string, StatusTone> = {
  submitted: 'blue',
  returned: 'amber',
  approved: 'green',
  rejected: 'red',
  withdrawn: 'neutral',
  disqualified: 'red',
}

/** The colour of an entry's state. */
export function entryTone(status: string): StatusTone {
  return TONES[status] ?? 'neutral'
}
