import { useEffect, useState } from 'react'

export const ROWS_PER_PAGE = 10
const TURN_MS = 12_000

/** Which page of rows the screen shows; it turns by itself. */
export function useHallPages(rows: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows / ROWS_PER_PAGE))
  const [turned, setTurned] = useState(0)
  useEffect(() => {
    if (pages === 1) return
    const timer = setInterval(() => setTurned((before) => before + 1), TURN_MS)
    return () => clearInterval(timer)
  }, [pages])
  return { page: turned % pages, pages }
}
