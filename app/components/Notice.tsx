import type { ReactNode } from 'react'

const TONES = {
  info: { look: 'border-blue bg-blue-soft', sign: 'i' },
  done: { look: 'border-green bg-green-soft', sign: '✓' },
  warning: { look: 'border-amber bg-amber-soft', sign: '!' },
  problem: { look: 'border-red bg-red-soft', sign: '✕' },
}

/**
 * A message about what just happened; a problem interrupts screen readers, the rest waits. One that
 * is the answer to a form is gone to when it comes; see `FormAnswer`.
 */
export function Notice({
  tone = 'info',
  title,
  isAnswer = false,
  children,
}: {
  tone?: keyof typeof TONES
  title?: string
  isAnswer?: boolean
  children?: ReactNode
}) {
  const { look, sign } = TONES[tone]
  return (
    <div
      {...(isAnswer && { 'data-answer': '', tabIndex: -1 })}
      role={tone === 'problem' ? 'alert' : 'status'}
      className={`flex gap-3 rounded-card border px-4 py-3 ${look}`}
    >
      <span aria-hidden="true" className="font-bold">
        {sign}
      </span>
      <div className="grid gap-1">
        {title !== undefined && <p className="font-bold">{title}</p>}
        {children}
      </div>
    </div>
  )
}
