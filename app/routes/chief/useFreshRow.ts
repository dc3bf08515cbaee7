import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { MatrixRow } from '~/domain/contest/chiefMatrix'
import type { ChiefSnapshot } from '~/protocol/chief'

/** Judges mark several times a second; a panel is read by a person. */
const SETTLE_MS = 800

/** Loads a panel anew when the live row of its entrant is no longer the one that it shows. */
export function useFreshRow(stage: ChiefSnapshot, shown: MatrixRow): void {
  const { revalidate, state } = useRevalidator()
  const live = stage.rows.find(({ codeId }) => codeId === shown.codeId)
  const behind = live !== undefined && JSON.stringify(live) !== JSON.stringify(shown)
  useEffect(() => {
    if (!behind || state !== 'idle') return
    const timer = setTimeout(revalidate, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [behind, state, revalidate])
}
