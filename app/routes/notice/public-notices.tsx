import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoardShell } from '~/components/board/BoardShell'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import type { PageHandle } from '~/components/PageTitle'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { publicNotices } from '~/queries/notice/publicNotices.server'
import { NoticePill } from './NoticePill'
import { useNoticeDays } from './useNoticeDays'

export const loader = loaderFor({
  access: 'public',
  search: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  load: ({ app, search: { page } }) => publicNotices(app, page),
})

export const handle: PageHandle = { title: 'notice:title' }

/** Everything that was published, what is public now first. */
export default function PublicNotices() {
  const { notices, page, pages } = useLoaderData<typeof loader>()
  const { t } = useTranslation('notice')
  const pick = usePick()
  const { period } = useNoticeDays()
  return (
    <BoardShell
      header={
        <div className="pb-4">
          <h1 className="mt-1 text-3xl font-bold">{t('title')}</h1>
          <p className="mt-1 text-muted-strong">{t('list.intro')}</p>
        </div>
      }
    >
      <div className="px-4 pt-5 md:px-0">
        {notices.length === 0 ? (
          <EmptyState title={t('list.none')} text={t('list.noneText')} />
        ) : (
          <ul className="grid gap-3">
            {notices.map(({ id, title, state, startsAt, endsAt, ...notice }) => (
              <li key={id} className="rounded-card border border-line bg-paper px-5 py-4">
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                  <Link
                    to={`/notices/${id}`}
                    className="inline-flex min-h-11 items-center text-lg font-bold underline-offset-4 hover:underline"
                  >
                    {pick(title)}
                  </Link>
                  <NoticePill state={state} />
                </div>
                {startsAt !== null && endsAt !== null && (
                  <p className="text-muted-strong">{period(startsAt, endsAt, notice.period)}</p>
                )}
                {notice.sample && <p className="text-sm text-muted">{t('sample')}</p>}
              </li>
            ))}
          </ul>
        )}
        {pages > 1 && (
          <nav aria-label={t('list.pages')} className="mt-4 flex flex-wrap items-center gap-3">
            {page > 1 && (
              <LinkButton to={`/notices?page=${page - 1}`}>{t('list.previous')}</LinkButton>
            )}
            <span>{t('list.page', { page, pages })}</span>
            {page < pages && (
              <LinkButton to={`/notices?page=${page + 1}`}>{t('list.next')}</LinkButton>
            )}
          </nav>
        )}
      </div>
    </BoardShell>
  )
}
