import { useState, type TextareaHTMLAttributes } from 'react'
import { useScripted } from './useScripted'

const isServer = typeof document === 'undefined'

/**
 * Text of several lines. What is typed or selected before the page's scripts run stays: React would
 * put the text that the server sent back over it, were it told that text when it takes the field
 * over or later.
 */
export function TextArea({
  className = '',
  defaultValue,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const isScripted = useScripted()
  const [sent, setSent] = useState(isServer || isScripted ? undefined : defaultValue)
  const isAsSent = sent !== undefined && sent === defaultValue
  if (sent !== undefined && !isAsSent) setSent(undefined)
  return (
    <textarea
      {...rest}
      className={`${className} py-2.5`}
      defaultValue={isAsSent ? undefined : defaultValue}
    />
  )
}
