import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Data older than this is marked as old. */
const STALE_AFTER_S = 10

/**
 * How old the data on this screen is, counted from the last pulse by this device's own clock.
 * Past ten seconds it turns red and says so.
 *
 * @param lastPulse `Date.now()` of this device when it last heard from the server
 */
export function DataAge({ lastPulse }: { lastPulse: number | null }) {
  const { t } = useTranslation('common')
  const seconds = useSecondsSince(lastPulse)
  if (seconds === null) return <span className="text-muted">{t('age.none')}</span>
  if (seconds <= STALE_AFTER_S) {
    return (
      <span className="text-muted">
        {seconds < 2 ? t('age.now') : t('age.seconds', { count: seconds })}
      </span>
    )
  }
  const age =
    seconds < 120
      ? t('age.secondsAgo', { count: seconds })
      : t('age.minutesAgo', { count: Math.floor(seconds / 60) })
  return (
    <span role="status" className="font-bold text-red">
      <span aria-hidden="true">! </span>
      {t('age.stale', { age })}
    </span>
  )
}

/** Whole seconds since a moment, counting on; null before there is one. */
function useSecondsSince(moment: number | null): number | null {
  const [now, setNow] = useState(moment)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [moment])
  if (moment === null) return null
  return Math.max(0, Math.floor(((now ?? moment) - moment) / 1_000))
}
