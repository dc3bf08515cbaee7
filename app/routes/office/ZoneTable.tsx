import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ZONE_CELLS, type ZoneCell } from '~/domain/contest/zoneCell'
import { usePick } from '~/locales/useLanguage'
import type { Overview, OverviewZone } from '~/queries/contest/officeOverview.server'

/** Every state has a letter of its own, because colour alone says nothing to many people. */
const LOOKS: Record<ZoneCell, string> = {
  none: 'bg-canvas text-muted border-line',
  registration: 'bg-blue-soft text-blue border-blue-soft',
  review: 'bg-amber-soft text-amber border-amber',
  ready: 'bg-paper text-muted-strong border-line-strong',
  scoring: 'bg-red text-paper border-red',
  signed: 'bg-blue text-paper border-blue',
  results: 'bg-green text-paper border-green',
}

interface Props {
  zones: OverviewZone[]
  contests: Overview['contests']
  isZone: boolean
}

/** All zones against all contests on one page; a square leads to that zone's entries. */
export function ZoneTable({ zones, contests, isZone }: Props) {
  const { t } = useTranslation('office')
  const pick = usePick()
  return (
    <section className="rounded-card border border-line bg-paper p-5">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
        <h2 className="font-bold">{t('overview.progress')}</h2>
        <Legend />
      </div>
      <div
        role="region"
        aria-label={t('overview.progress')}
        tabIndex={0}
        className="scrolls-across"
      >
        <table className="w-full border-collapse text-left text-sm">
          <caption className="sr-only">{t('overview.progressCaption')}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="py-1.5 pr-3 font-normal">
                {t('overview.zone')}
              </th>
              {contests.map((contest) => (
                <th key={contest.slug} scope="col" className="px-1 py-1.5 text-center font-normal">
                  <span className="block min-w-9 leading-tight">
                    {t(`contestShort.${contest.slug}`, { defaultValue: pick(contest.name) })}
                  </span>
                </th>
              ))}
              {(['entries', 'waiting', 'approved', 'points'] as const).map((column) => (
                <th key={column} scope="col" className="py-1.5 pl-3 text-right font-normal">
                  {t(`overview.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zones.map((zone) => (
              <tr key={zone.id} className="border-t border-line">
                <th scope="row" className="py-0.5 pr-3 font-normal whitespace-nowrap">
                  {pick(zone.name)}
                </th>
                {zone.cells.map((cell) => (
                  <Square key={cell.contest} cell={cell} zone={zone} isZone={isZone} />
                ))}
                <td className="py-0.5 pl-3 text-right">{zone.entries}</td>
                <td
                  className={`py-0.5 pl-3 text-right ${zone.waiting > 0 ? 'font-bold text-amber' : ''}`}
                >
                  {zone.waiting}
                </td>
                <td className="py-0.5 pl-3 text-right">{zone.approved}</td>
                <td className="py-0.5 pl-3 text-right font-bold">{zone.points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Square({
  cell,
  zone,
  isZone,
}: {
  cell: OverviewZone['cells'][number]
  zone: OverviewZone
  isZone: boolean
}) {
  const { t } = useTranslation('office')
  const look = `mx-auto flex size-6 items-center justify-center rounded-md border text-xs ${LOOKS[cell.cell]}`
  const words = t('overview.square', {
    state: t(`cell.${cell.cell}`),
    entries: cell.entries,
    waiting: cell.waiting,
  })
  if (cell.entries === 0) {
    return (
      <td className="px-1 py-0.5">
        <span className={look}>
          <span aria-hidden="true">·</span>
          <span className="sr-only">{t('cell.none')}</span>
        </span>
      </td>
    )
  }
  const where = new URLSearchParams({ contest: cell.contest })
  if (!isZone) where.set('zone', zone.code)
  return (
    <td className="px-1 py-0.5">
      <Link to={`/office/entries?${where}`} className={look} title={words}>
        <span aria-hidden="true">{cell.waiting > 0 ? cell.waiting : cell.entries}</span>
        <span className="sr-only">{words}</span>
      </Link>
    </td>
  )
}

function Legend() {
  const { t } = useTranslation('office')
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-strong">
      {ZONE_CELLS.map((cell) => (
        <li key={cell} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-3.5 rounded border ${LOOKS[cell]}`} />
          {t(`cell.${cell}`)}
        </li>
      ))}
    </ul>
  )
}
