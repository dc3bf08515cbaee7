import { useTranslation } from 'react-i18next'
import { Stat } from '~/components/Stat'
import { matrixCounts } from '~/domain/contest/chiefMatrix'
import type { ChiefSnapshot } from '~/protocol/chief'
import { seatSilence } from './seatSilence'

/** The figures that a chief judge looks at first. */
export function ChiefStats({ stage }: { stage: ChiefSnapshot }) {
  const { t } = useTranslation('chief')
  const { rows, seats, phase, ephemeral } = stage
  const counts = matrixCounts(rows)
  const { commit } = ephemeral
  const silent = seats.filter(
    (seat) => seatSilence(seat, phase, ephemeral).state === 'silent',
  ).length
  return (
    <dl aria-label={t('stat.label')} className="grid grid-cols-2 gap-3.5 md:grid-cols-5">
      <Stat value={`${counts.submitted} / ${counts.required}`} label={t('stat.sheets')} />
      <Stat value={`${counts.totals} / ${counts.entrants}`} label={t('stat.totals')} />
      <Stat
        value={counts.deviations}
        label={t('stat.deviations')}
        tone={counts.deviations > 0 ? 'red' : 'plain'}
      />
      <Stat value={silent} label={t('stat.silent')} tone={silent > 0 ? 'amber' : 'plain'} />
      <Stat
        value={commit ? t('stat.milliseconds', { count: Math.round(commit.p95) }) : '—'}
        label={commit ? t('stat.commit') : `${t('stat.commit')} ${t('stat.tooFew')}`}
      />
    </dl>
  )
}
