import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import type { TaskKind } from '~/domain/contest/officeTasks'
import { usePick } from '~/locales/useLanguage'
import type { OverviewTask } from '~/queries/contest/officeOverview.server'

const URGENT: readonly TaskKind[] = ['heldOps', 'closing']

function pathOf({ kind, contest, stageId }: OverviewTask): string {
  const { slug } = contest
  switch (kind) {
    case 'review':
      return `/office/entries?status=submitted&contest=${slug}`
    case 'returned':
      return `/office/entries?status=returned&contest=${slug}`
    case 'closing':
      return `/office/entries?contest=${slug}`
    case 'draw':
    case 'decode':
    case 'heldOps':
      return `/office/stages/${stageId ?? ''}`
    case 'publish':
      return `/office/stages?contest=${slug}`
  }
}

/** What needs the reader before anything else, with the time left. */
export function TaskCard({ tasks, now }: { tasks: OverviewTask[]; now: string }) {
  const { t } = useTranslation('office')
  const pick = usePick()
  const left = (dueAt: string) => {
    const hours = (new Date(dueAt).getTime() - new Date(now).getTime()) / 3_600_000
    return hours < 48
      ? t('task.hoursLeft', { count: Math.max(1, Math.round(hours)) })
      : t('task.daysLeft', { count: Math.round(hours / 24) })
  }
  return (
    <Card title={t('task.title')}>
      {tasks.length === 0 ? (
        <p className="text-muted">{t('task.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {tasks.map((task) => (
            <li key={`${task.kind}${task.contest.slug}${task.stageId ?? ''}`}>
              <Link
                to={pathOf(task)}
                className="flex min-h-11 items-center gap-3 py-2 hover:underline"
              >
                <span
                  className={`w-16 shrink-0 text-sm font-bold ${URGENT.includes(task.kind) ? 'text-red' : 'text-amber'}`}
                >
                  {task.dueAt === null ? t(`task.kind.${task.kind}`) : left(task.dueAt)}
                </span>
                <span className="min-w-0">
                  {t(`task.text.${task.kind}`, {
                    contest: pick(task.contest.name),
                    count: task.count,
                  })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
