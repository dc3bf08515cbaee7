import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoardShell } from '~/components/board/BoardShell'
import { Card } from '~/components/Card'
import { Gallery } from '~/components/files/Gallery'
import { Stat } from '~/components/Stat'
import { useMoney } from '~/components/studio/useMoney'
import { loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { pick } from '~/locales/languages'
import { AppError } from '~/protocol/errors'
import { contestResults } from '~/queries/studio/contestResults.server'
import { publicStudio } from '~/queries/studio/publicStudio.server'
import { ResultYears } from './ResultYears'
import { StudioContests } from './StudioContests'
import { StudioHero } from './StudioHero'
import { StudioPast } from './StudioPast'
import { StudioResults } from './StudioResults'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ id: z.string().min(1).max(64) }),
  load: async ({ app, params, language }) => {
    const studio = await publicStudio(app.read, params.id)
    if (!studio) throw new AppError('notFound')
    const title = `${pick(studio.name, language)} · ${textsOf(language).t('common:product')}`
    return { title, studio, contests: await contestResults(app, params.id) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: data.title }] : [])

export type ShownStudio = ReturnType<typeof useLoaderData<typeof loader>>['studio']

export default function StudioPage() {
  const { studio, contests } = useLoaderData<typeof loader>()
  const { t } = useTranslation('studios')
  const money = useMoney()
  const { figures, apprentices, members } = studio
  // the first one stands beside the name
  const photos = studio.photos.slice(1)
  return (
    <BoardShell header={<StudioHero studio={studio} />}>
      <div className="grid grid-cols-1 gap-5 px-4 pt-5 md:px-0">
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          <Figure
            value={figures.results}
            label={t('page.results')}
            note={t('page.resultParts', figures)}
          />
          <Figure
            value={money(figures.benefitYuan)}
            label={t('page.benefit')}
            note={t('page.adopted', { count: figures.adopted })}
          />
          <Figure
            value={apprentices.running}
            label={t('page.running')}
            note={t('page.passed', { count: apprentices.passed })}
          />
          <Figure value={members} label={t('page.people')} note={t('page.peopleNote')} />
        </div>
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid grid-cols-1 gap-5">
            <Card title={t('page.history')}>
              <StudioPast past={studio.past} />
            </Card>
            {contests.length > 0 && (
              <Card title={t('page.contests')}>
                <StudioContests results={contests} />
              </Card>
            )}
          </div>
          <Card title={t('page.byYear')}>
            <ResultYears years={figures.years} />
          </Card>
        </div>
        {photos.length > 0 && (
          <section aria-labelledby="photos-title">
            <h2 id="photos-title" className="mb-3 text-base font-bold">
              {t('page.photos')}
            </h2>
            <Gallery pictures={photos} />
          </section>
        )}
        {studio.achievements.length > 0 && (
          <section>
            <h2 className="mb-3 text-base font-bold">{t('page.latest')}</h2>
            <StudioResults results={studio.achievements} />
          </section>
        )}
      </div>
    </BoardShell>
  )
}

function Figure({ value, label, note }: { value: string | number; label: string; note: string }) {
  return (
    <dl>
      <Stat value={value} label={`${label} · ${note}`} />
    </dl>
  )
}
