import { useTranslation } from 'react-i18next'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { StarMark } from '~/components/studio/StarMark'
import type { PublicChange } from '~/domain/studio/publicHistory'

const TURNS: Record<PublicChange['turn'], { tone: StatusTone; sign: string }> = {
  up: { tone: 'green', sign: '↑' },
  down: { tone: 'amber', sign: '↓' },
  none: { tone: 'neutral', sign: '–' },
}

/** What became of the studio over the years, the latest first. */
export function StudioHistory({ history }: { history: readonly PublicChange[] }) {
  const { t } = useTranslation('studios')
  if (history.length === 0) return <p className="text-muted-strong">{t('page.noHistory')}</p>
  return (
    <ol>
      {history.map((change, index) => (
        <li
          key={index}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0"
        >
          <time dateTime={change.at} className="w-24 text-muted-strong">
            {change.at}
          </time>
          <span className="w-40">
            <StatusPill {...TURNS[change.turn]}>
              <ChangeWords change={change} />
            </StatusPill>
          </span>
          <span className="w-24">
            {change.kind === 'star' && <StarMark star={Number(change.to)} />}
          </span>
          {change.reason !== null && (
            <span className="min-w-0 flex-1 basis-44 break-words">{change.reason}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

function ChangeWords({ change: { kind, to, turn } }: { change: PublicChange }) {
  const { t } = useTranslation('studios')
  if (to === null) return t(`history.${kind}`)
  if (kind === 'status') return t(`history.status.${to}`)
  return t(`history.${kind}.${turn}`, { to: t(`${kind}.${to}`) })
}
