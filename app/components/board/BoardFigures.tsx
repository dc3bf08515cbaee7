import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { Card } from '../Card'
import { Stat } from '../Stat'
import { Table, Td, Th } from '../Table'
import { figuresOf } from './figures'

const StatsChart = lazy(() => import('./StatsChart'))

/** The spread of totals and the progress of scoring: tables, with a chart where one can be drawn. */
export function BoardFigures({ board }: { board: PublicBoard }) {
  const { t } = useTranslation('board')
  const { bins, states, high, low, median } = figuresOf(board.rows)
  const points = bins.map(({ from, to, count }) => ({ label: `${from}–${to}`, count }))
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Stat
          value={`${board.progress.scored} / ${board.progress.total}`}
          label={t('stats.progress')}
        />
        <Stat value={high ?? '–'} label={t('stats.high')} />
        <Stat value={median ?? '–'} label={t('stats.median')} />
        <Stat value={low ?? '–'} label={t('stats.low')} />
      </dl>
      <div className="grid items-start gap-5 lg:grid-cols-[2fr_1fr]">
        <Card title={t('stats.distribution')}>
          {points.length === 0 ? (
            <p className="text-muted-strong">{t('stats.noScores')}</p>
          ) : (
            <div className="grid items-start gap-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <ClientChart points={points} />
              <CountTable
                caption={t('stats.distribution')}
                heads={[t('stats.range'), t('stats.count')]}
                rows={points.map(({ label, count }) => [label, count])}
              />
            </div>
          )}
        </Card>
        <Card title={t('stats.progress')}>
          <CountTable
            caption={t('stats.progress')}
            heads={[t('stats.state'), t('stats.count')]}
            rows={states.map(({ state, count }) => [
              state === 'scoring' ? t('phase.scoring') : t(`state.${state}`),
              count,
            ])}
          />
        </Card>
      </div>
    </div>
  )
}

/** The chart's library draws nothing on the server, and is loaded when there is a browser. */
function ClientChart({ points }: { points: readonly { label: string; count: number }[] }) {
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  const room = <div className="h-64" />
  if (!mounted) return room
  return (
    <Suspense fallback={room}>
      <StatsChart points={points} />
    </Suspense>
  )
}

function CountTable({
  caption,
  heads,
  rows,
}: {
  caption: string
  heads: [string, string]
  rows: readonly (readonly [string, number])[]
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{heads[0]}</Th>
          <Th numeric>{heads[1]}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, count]) => (
          <tr key={label}>
            <Td>{label}</Td>
            <Td numeric>{count}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
