import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Moves } from '../live/boardMemory'

const SLIDE_MS = 600

/**
 * Lets the rows that moved by themselves slide from where they stood. The others take their new
 * places at once, so that what moves is what matters; who asks for less motion gets none.
 */
export function useSlide(order: string, moves: Moves): RefObject<HTMLTableSectionElement> {
  const body = useRef<HTMLTableSectionElement>(null)
  const tops = useRef(new Map<string, number>())
  // The server lays nothing out; there the effect would only warn.
  const useEffectHere = typeof window === 'undefined' ? noEffect : useLayoutEffect
  useEffectHere(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const next = new Map<string, number>()
    for (const row of body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset['row'] ?? ''
      const before = tops.current.get(id)
      next.set(id, row.offsetTop)
      if (calm || before === undefined || before === row.offsetTop || !moves.has(id)) continue
      row.animate(
        [{ transform: `translateY(${before - row.offsetTop}px)` }, { transform: 'none' }],
        { duration: SLIDE_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
      )
    }
    tops.current = next
  }, [order, moves])
  return body
}

function noEffect(): void {
  return
}
