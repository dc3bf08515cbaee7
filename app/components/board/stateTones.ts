import type { ShownState } from '~/protocol/glance'
import type { StatusTone } from '../StatusPill'

/** The colour that repeats the state: red is for what matters now. */
export const STATE_TONES: Record<ShownState, StatusTone> = {
  notYetOpen: 'neutral',
  registration: 'blue',
  closed: 'neutral',
  waiting: 'neutral',
  scoring: 'red',
  frozen: 'amber',
  signing: 'blue',
  signed: 'blue',
  results: 'amber',
  revealed: 'green',
}
