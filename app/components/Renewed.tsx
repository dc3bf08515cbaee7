import { useActionData, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState, type ReactNode } from 'react'

/**
 * Holds a form that begins anew, as the page now has it, once what it sent was done: its button
 * pressed again would do the same twice, or to the next choice of a list that lost the one before.
 * After a refusal the form stays with what was typed.
 */
export function Renewed({ children }: { children: ReactNode }) {
  const isSettled = useNavigation().state === 'idle'
  const isRefused = useActionData() !== undefined
  const isSent = useRef(false)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (!isSettled || !isSent.current) return
    isSent.current = false
    if (!isRefused) setTimes((before) => before + 1)
  }, [isSettled, isRefused])
  return (
    <div key={times} className="contents" onSubmit={() => (isSent.current = true)}>
      {children}
    </div>
  )
}
