import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { HallScreen } from './HallScreen'
import { openHallStore } from './hallStore'

const TRY_AGAIN_MS = 10_000

/**
 * What a hall screen shows instead of an error: the last good board that this device has, else a
 * calm word. It comes back by itself.
 */
export function HallWaiting({ slug }: { slug: string }) {
  const { t } = useTranslation('board')
  const [kept, setKept] = useState<PublicBoard | null>(null)
  useEffect(() => {
    setKept(openHallStore<PublicBoard>(`board:${slug}`, '').load()?.value ?? null)
    const timer = setInterval(() => void reloadWhenServed(), TRY_AGAIN_MS)
    return () => clearInterval(timer)
  }, [slug])
  if (kept) return <HallScreen initial={kept} glance={null} servedAt="" />
  return (
    <main
      id="content"
      className="hall grid h-screen place-content-center gap-4 bg-hall text-center text-white"
    >
      <h1 className="hall-text-58 font-bold">{t('hall.waiting')}</h1>
      <p className="hall-text-30 text-hall-muted">{t('hall.waitingText')}</p>
    </main>
  )
}

/** Loads the page again once the server has it, and not before: a browser's error page stays. */
async function reloadWhenServed(): Promise<void> {
  const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => null)
  if (answer?.ok) location.reload()
}
