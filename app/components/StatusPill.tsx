import type { ReactNode } from 'react'

/** green counted, blue in progress, amber waiting or offline, red needs somebody now. */
export type StatusTone = 'green' | 'blue' | 'amber' | 'red' | 'neutral'

const TONES: Record<StatusTone, { look: string; sign: string }> = {
  green: { look: 'bg-green-soft text-green', sign: '✓' },
  blue: { look: 'bg-blue-soft text-blue', sign: '◐' },
  amber: { look: 'bg-amber-soft text-amber', sign: '◷' },
  red: { look: 'bg-red-soft text-red', sign: '!' },
  neutral: { look: 'bg-canvas text-muted-strong', sign: '–' },
}

/** A state in a word, with a sign and a colour that repeat it. */
export function StatusPill({
  tone,
  sign = TONES[tone].sign,
  children,
}: {
  tone: StatusTone
  /** In place of the tone's own. */
  sign?: string
  children: ReactNode
}) {
  const { look } = TONES[tone]
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-lg px-2.5 py-1 text-sm font-medium whitespace-nowrap ${look}`}
    >
      <span aria-hidden="true">{sign}</span>
      {children}
    </span>
  )
}
