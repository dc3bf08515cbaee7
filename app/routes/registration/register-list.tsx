import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { StatusPill } from '~/components/StatusPill'
import { useDateTime } from '~/components/useDateTime'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { registerList } from '~/queries/contest/registerPages.server'

export const loader = loaderFor({
  access: 'public',
  load: async ({ app, viewer }) => ({
    programme: await registerList(app),
    isSignedIn: viewer !== null,
  }),
})

export const handle: PageHandle = { title: 'registration:list.title' }

const TONES = { open: 'green', notYetOpen: 'amber', closed: 'neutral' } as const

export default function RegisterListPage() {
  const { programme, isSignedIn } = useLoaderData<typeof loader>()
  const { t } = useTranslation('registration')
  const pick = usePick()
  const dateTime = useDateTime()
  return (
    <PublicShell
      aside={
        <LinkButton to={isSignedIn ? '/me' : '/sign-in?to=%2Fme'} tone="quiet">
          {t('list.mine')}
        </LinkButton>
      }
    >
      {programme === null ? (
        <EmptyState title={t('list.none')} text={t('list.noneText')} />
      ) : (
        <>
          <p className="flex gap-3 text-muted">
            <span>{pick(programme.title)}</span>
            <span>{programme.year}</span>
          </p>
          <h1 className="mt-1 text-2xl font-bold">{t('list.title')}</h1>
          <p className="mt-2 text-muted">{t('list.intro')}</p>
          <ul className="mt-6 divide-y divide-line overflow-hidden rounded-card border border-line bg-paper">
            {programme.contests.map((contest) => (
              <li key={contest.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
                <div className="min-w-0 flex-1 basis-48">
                  <h2 className="font-bold">{pick(contest.name)}</h2>
                  <p className="mt-1 text-sm text-muted">
                    {contest.state === 'notYetOpen'
                      ? t('list.opens', { time: dateTime(contest.opensAt) })
                      : t(contest.state === 'open' ? 'list.closes' : 'list.closed', {
                          time: dateTime(contest.closesAt),
                        })}
                  </p>
                </div>
                <StatusPill tone={TONES[contest.state]}>{t(`state.${contest.state}`)}</StatusPill>
                {contest.state === 'open' && (
                  <LinkButton
                    to={`/register/${contest.slug}`}
                    tone="primary"
                    aria-label={t('list.registerFor', { contest: pick(contest.name) })}
                  >
                    {t('list.register')}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </PublicShell>
  )
}
