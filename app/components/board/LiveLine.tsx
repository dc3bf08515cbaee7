import { useTranslation } from 'react-i18next'
import { DataAge } from '../DataAge'
import type { LiveStatus } from '../live/useLiveStatus'

/** Whether the board is live, and how old what it shows is. Before it connects it says nothing. */
export function LiveLine({ status, lastHeardAt }: LiveStatus) {
  const { t } = useTranslation('board')
  if (lastHeardAt === null) return null
  const live = status === 'live'
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <span
        className={`inline-flex items-center gap-2 font-bold ${live ? 'text-green' : 'text-amber'}`}
      >
        <span
          aria-hidden="true"
          className={`size-2.5 rounded-full ${live ? 'bg-green' : 'border-2 border-amber'}`}
        />
        {t(
          live
            ? 'status.live'
            : status === 'stale'
              ? 'status.staleShort'
              : 'status.reconnectingShort',
        )}
      </span>
      <DataAge lastPulse={lastHeardAt} />
    </span>
  )
}
