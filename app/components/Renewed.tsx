import { useActionData, useNavigation } from '@remix-run/react'
import { useState, type ReactNode } from 'react'

/**
 * Holds a form that begins anew, as the page now has it, once what it sent was done: its button
 * pressed again would do the same twice, or to the next choice of a list that lost the one before.
 * After a refusal the form stays with what was typed.
 */
export function Renewed({ children }: { children: ReactNode }) {
  const isSettled = useNavigation().state === 'idle'
  const isRefused = useActionData() !== undefined
  const [isSent, setSent] = useState(false)
  const [wasSettled, setWasSettled] = useState(isSettled)
  const [times, setTimes] = useState(0)
  // At once, not in an effect: the form of before could be pressed or typed into until that runs.
  if (isSettled !== wasSettled) {
    setWasSettled(isSettled)
    if (isSettled && isSent) {
      setSent(false)
      if (!isRefused) setTimes(times + 1)
    }
  }
  return (
    <div key={times} className="contents" onSubmit={() => setSent(true)}>
      {children}
    </div>
  )
}
