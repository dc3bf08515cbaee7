import type { TextareaHTMLAttributes } from 'react'
import { useScripted } from './useScripted'

const isServer = typeof document === 'undefined'

/**
 * Text of several lines. What is typed before the page's scripts run stays: React would put the text
 * that the server sent back over it, were it told that text before it has taken the field over.
 */
export function TextArea({
  className = '',
  defaultValue,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const isScripted = useScripted()
  return (
    <textarea
      {...rest}
      className={`${className} py-2.5`}
      defaultValue={isServer || isScripted ? defaultValue : undefined}
    />
  )
}
