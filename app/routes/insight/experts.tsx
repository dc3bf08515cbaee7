import { Form, useLoaderData } from '@remix-run/react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { spreadSearch } from '~/protocol/insight'
import { spreadInsight } from '~/queries/review/spreadInsight.server'
import { insightAccess } from './access.server'
import { InsightShell } from './InsightShell'
import { SpreadStage } from './SpreadStage'

export const loader = loaderFor({
  access: insightAccess,
  search: spreadSearch,
  load: ({ app, search }) => spreadInsight(app, search.cycle),
})

export const handle = { title: 'insight:spread.title' }

/** How severe experts are and how far apart: a diagnostic that no score reads. */
export default function ExpertsPage() {
  const { cycles, chosen, stages } = useLoaderData<typeof loader>()
  const { t } = useTranslation('insight')
  const pick = usePick()
  const id = useId()
  if (chosen === null) {
    return (
      <InsightShell page="spread" facts={t('spread.facts')}>
        <EmptyState title={t('spread.none')} text={t('spread.noneText')} />
      </InsightShell>
    )
  }
  return (
    <InsightShell page="spread" facts={t('spread.facts')} exported={{ cycle: chosen }}>
      <Notice title={t('spread.diagnostic')}>{t('spread.note')}</Notice>
      <Form method="get" role="search" className="my-4 flex flex-wrap items-end gap-3">
        <div className="grid min-w-0 gap-1">
          <label htmlFor={id} className="text-sm text-muted">
            {t('spread.cycle')}
          </label>
          <select
            key={chosen}
            id={id}
            name="cycle"
            defaultValue={chosen}
            className="min-h-11 max-w-full rounded-card border border-line-strong bg-paper px-3"
          >
            {cycles.map((cycle) => (
              <option key={cycle.id} value={cycle.id}>
                {t('cycle:list.name', { year: cycle.year, title: pick(cycle.title) })}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit">{t('spread.show')}</Button>
      </Form>
      <div className="grid grid-cols-1 gap-7">
        {stages.map((stage) => (
          <SpreadStage key={stage.key} stage={stage} />
        ))}
      </div>
    </InsightShell>
  )
}
