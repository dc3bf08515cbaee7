import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { usePick } from '~/locales/useLanguage'
import type { RunningStage } from '~/queries/contest/runningStages.server'

/** The stages that judges are scoring now. */
export function RunningCard({ stages }: { stages: RunningStage[] }) {
  const { t } = useTranslation('office')
  const pick = usePick()
  return (
    <Card title={t('running.title')}>
      {stages.length === 0 ? (
        <p className="text-muted">{t('running.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {stages.map((stage) => (
            <li key={stage.stageId}>
              <Link
                to={`/office/stages/${stage.stageId}`}
                className="flex min-h-11 items-center justify-between gap-3 py-2 hover:underline"
              >
                <span className="min-w-0">
                  <span className="font-bold text-red">{pick(stage.contest.name)}</span>
                  <span className="ml-3 text-muted">{pick(stage.title)}</span>
                </span>
                <span className="whitespace-nowrap">
                  {t('running.progress', { scored: stage.scored, total: stage.total })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
