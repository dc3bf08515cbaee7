import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoardShell } from '~/components/board/BoardShell'
import { ContestList } from '~/components/board/ContestList'
import { LiveLine } from '~/components/board/LiveLine'
import { ZonesSoFar } from '~/components/board/ZonesSoFar'
import { EmptyState } from '~/components/EmptyState'
import { useGlance } from '~/components/live/useGlance'
import { Stat } from '~/components/Stat'
import { loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { usePick } from '~/locales/useLanguage'
import type { ContestLine } from '~/protocol/glance'
import { readGlance } from '~/queries/contest/glance.server'
import { countListed } from '~/queries/studio/publicStudios.server'

export const loader = loaderFor({
  access: 'public',
  load: async ({ app, language }) => {
    const texts = textsOf(language)
    return {
      title: texts.t('common:product'),
      description: texts.t('common:tagline'),
      glance: await readGlance(app),
      studios: await countListed(app.read),
    }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: data.title }, { name: 'description', content: data.description }] : []

const LIVE = ['scoring', 'frozen', 'signing']
/** What goes on now comes first, what is to come last; within that, the programme's order. */
const ORDER = [
  ...LIVE,
  'signed',
  'results',
  'revealed',
  'waiting',
  'registration',
  'closed',
  'notYetOpen',
]

export default function Home() {
  const { glance: first, studios } = useLoaderData<typeof loader>()
  const live = useGlance(first)
  const { t } = useTranslation('board')
  const pick = usePick()
  const { glance } = live
  if (!glance) {
    return (
      <BoardShell header={<h1 className="pb-4 text-3xl font-bold">{t('common:product')}</h1>}>
        <div className="px-4 pt-6 md:px-0">
          <EmptyState title={t('home.none')} text={t('home.noneText')} />
        </div>
      </BoardShell>
    )
  }
  const { zones, year, theme, title } = glance
  const contests = ORDER.flatMap((wanted) =>
    glance.contests.filter(({ state }) => state === wanted),
  )
  const count = (wanted: (line: ContestLine) => boolean) => contests.filter(wanted).length
  return (
    <BoardShell
      header={
        <div className="pb-4">
          <p className="text-sm text-muted">{pick(title)}</p>
          <h1 className="mt-1 text-3xl font-bold">{t('home.title', { year })}</h1>
          <p className="mt-1 flex flex-wrap gap-x-4 text-muted-strong">
            <span lang="zh-CN">{theme}</span>
            <span>{t('home.counts', { zones: zones.length, contests: contests.length })}</span>
          </p>
          <p className="mt-1 flex min-h-7 flex-wrap items-center text-muted-strong">
            <LiveLine {...live} />
          </p>
          {studios > 0 && (
            <Link
              to="/studios"
              className="inline-flex min-h-8 items-center underline underline-offset-4"
            >
              {t('studios:homeLine', { count: studios })}
            </Link>
          )}
        </div>
      }
    >
      <dl className="grid grid-cols-2 gap-3 px-4 py-4 md:grid-cols-4 md:px-0">
        <Stat
          value={count(({ state }) => LIVE.includes(state))}
          label={t('home.live')}
          tone="red"
        />
        <Stat
          value={count(({ state }) => state === 'registration')}
          label={t('home.registering')}
        />
        <Stat
          value={count(({ state }) => state === 'results' || state === 'revealed')}
          label={t('home.finished')}
        />
        <Stat
          value={contests.reduce((sum, { entries }) => sum + entries, 0)}
          label={t('home.entries')}
        />
      </dl>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ContestList contests={contests} />
        <ZonesSoFar glance={glance} />
      </div>
    </BoardShell>
  )
}
