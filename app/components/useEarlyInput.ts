import { useEffect, useRef, type RefObject } from 'react'

/**
 * Tells `take` what a field of `initial` holds when the page's scripts begin, if that differs:
 * somebody has typed before, or the browser has brought back what stood there. Neither gives an
 * event any more. The field has to be one that keeps its own text (`defaultValue`).
 */
export function useEarlyInput(
  initial: string,
  take: (text: string) => void,
): RefObject<HTMLInputElement> {
  const field = useRef<HTMLInputElement>(null)
  const begin = useRef({ initial, take })
  useEffect(() => {
    const text = field.current?.value
    if (text !== undefined && text !== begin.current.initial) begin.current.take(text)
  }, [])
  return field
}
