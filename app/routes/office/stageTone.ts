import type { StatusTone } from '~/components/StatusPill'

const TONES: Record<string, StatusTone> = {
  pending: 'neutral',
  drawn: 'blue',
  scoring: 'red',
  signing: 'red',
  signed: 'amber',
  decoded: 'green',
}

/** The colour of a stage's phase: what runs now is red, what waits for decoding amber. */
export function stageTone(phase: string): StatusTone {
  return TONES[phase] ?? 'neutral'
}
