import { useTranslation } from 'react-i18next'
import type { CyclePhase } from '~/domain/review/cycleLifecycle'
import type { ReviewStage } from '~/domain/review/scheme'

/** The stages of a cycle in a row: done, the present one, and those to come, with their last days. */
export function CycleStages({
  stages,
  phase,
}: {
  stages: readonly ReviewStage[]
  phase: CyclePhase
}) {
  const { t } = useTranslation('cycle')
  const at = stages.findIndex(({ key }) => key === phase)
  const passed = phase === 'closed' ? stages.length : at
  return (
    <ol
      aria-label={t('page.stages')}
      className="grid gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-flow-col sm:auto-cols-fr"
    >
      {stages.map(({ key, deadline }, index) => {
        const isNow = index === at
        const isDone = index < passed
        return (
          <li
            key={key}
            aria-current={isNow ? 'step' : undefined}
            className={`px-3.5 py-2.5 ${isNow ? 'bg-blue-soft' : 'bg-paper'}`}
          >
            <span className={`flex items-center gap-1.5 ${isNow ? 'font-bold text-blue' : ''}`}>
              <span aria-hidden="true">{isDone ? '✓' : index + 1}</span>
              {t(`review:stage.${key}`)}
              {isDone && <span className="sr-only">{t('page.stageDone')}</span>}
            </span>
            <span className="text-sm text-muted">
              {deadline === null ? t('page.byHand') : t('page.until', { day: deadline })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
