import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '~/components/EmptyState'
import { INSIGHT_BY } from '~/domain/studio/insight'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { insightSearch } from '~/protocol/insight'
import { registerInsight } from '~/queries/studio/registerInsight.server'
import { insightAccess } from './access.server'
import { Choices } from './Choices'
import { GroupFigures } from './GroupFigures'
import { groupName } from './groupName'
import { InsightShell } from './InsightShell'
import { YearFigures } from './YearFigures'

export const loader = loaderFor({
  access: insightAccess,
  search: insightSearch,
  load: ({ app, search }) => registerInsight(app, search),
})

export const handle = { title: 'insight:title' }

/** The register in figures: a year by group, and the years of all studios or of one group. */
export default function InsightPage() {
  const { by, year, years, rows, total, group, overYears } = useLoaderData<typeof loader>()
  const { t } = useTranslation('insight')
  const pick = usePick()
  const path = (more: Record<string, string>) =>
    `/office/insight?${new URLSearchParams({ by, year: String(year ?? ''), ...more })}`
  const nameOf = (row: (typeof rows)[number]) =>
    row.name ? pick(row.name) : groupName(t, by, row.key)
  if (year === null) {
    return (
      <InsightShell page="register" facts={t('register.facts')}>
        <EmptyState title={t('register.none')} text={t('register.noneText')} />
      </InsightShell>
    )
  }
  const table = t('register.table', { year, by: t(`by.${by}`) })
  const over = t('register.over', { group: group ? nameOf(group) : t('register.all') })
  return (
    <InsightShell
      page="register"
      facts={t('register.facts')}
      exported={{ by, year: String(year), ...(group && { of: group.key }) }}
    >
      <div className="mb-4 flex flex-wrap gap-x-8 gap-y-3">
        <Choices
          label={t('register.by')}
          chosen={by}
          options={INSIGHT_BY.map((one) => ({
            ...{ value: one, label: t(`by.${one}`), to: path({ by: one }) },
          }))}
        />
        <Choices
          label={t('register.years')}
          chosen={String(year)}
          options={years.map((one) => ({
            ...{ value: String(one), label: t('register.year', { year: one }) },
            to: path({ year: String(one), ...(group && { of: group.key }) }),
          }))}
        />
      </div>
      <h2 className="mb-3 text-lg font-bold">{table}</h2>
      <GroupFigures
        title={table}
        head={t(`head.${by}`)}
        groups={rows.map((row) => ({
          ...row,
          ...{ name: nameOf(row), to: `${path({ of: row.key })}#years` },
        }))}
        total={total}
        chosen={group?.key ?? null}
      />
      <section id="years" aria-labelledby="years-title" className="mt-7">
        <div className="mb-3 flex flex-wrap items-center gap-x-5">
          <h2 id="years-title" className="text-lg font-bold">
            {over}
          </h2>
          {group && (
            <Link
              to={`${path({})}#years`}
              className="inline-flex min-h-11 items-center text-blue underline underline-offset-4"
            >
              {t('register.showAll')}
            </Link>
          )}
        </div>
        <YearFigures title={over} years={overYears} />
      </section>
    </InsightShell>
  )
}
