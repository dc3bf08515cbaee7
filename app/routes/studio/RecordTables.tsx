import { Link, type useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, Td, Th } from '~/components/Table'
import type { loader } from './studio'

type StudioRecord = ReturnType<typeof useLoaderData<typeof loader>>['studio']

const LINK = 'inline-flex min-h-8 items-center text-blue underline underline-offset-4'

/** What the register holds of a studio, year by year and row by row. */
export function RecordTables({
  studio,
  mayEdit,
  mayFiles,
}: {
  studio: StudioRecord
  /** Whether results can be amended. */
  mayEdit: boolean
  /** Whether their evidence is open. */
  mayFiles: boolean
}) {
  const { t } = useTranslation('studio')
  return (
    <div className="grid min-w-0 gap-4">
      <Section
        title={t('record.years')}
        heads={['year', 'results', 'converted', 'benefit', 'apprentices', 'members', 'grants']}
        rows={studio.years.map((one) => ({
          key: String(one.year),
          cells: [
            ...[one.year, one.achievements, one.converted, one.benefit],
            ...[one.apprentices, one.members, one.grant],
          ],
        }))}
      />
      <Section
        title={t('record.results')}
        heads={['year', 'title', 'kind', 'benefit', 'adopted', 'state', 'more']}
        rows={studio.achievements.map((one) => ({
          key: one.id,
          cells: [
            ...[one.year, one.title, t(`kind.${one.kind}`), one.benefit],
            ...[one.adopted ? '✓' : '–', t(`resultStatus.${one.status}`)],
            <span key="more" className="flex flex-wrap gap-x-4">
              {mayEdit && one.status === 'recorded' && (
                <Link to={`?amend=${one.id}#amend`} className={LINK}>
                  {t('record.amend')}
                  <span className="sr-only"> {one.title}</span>
                </Link>
              )}
              {mayFiles && (
                <Link to={`/files/of/studio:${studio.id}:${one.id}/evidence`} className={LINK}>
                  {t('record.evidence', { count: one.evidence })}
                  <span className="sr-only"> {one.title}</span>
                </Link>
              )}
            </span>,
          ],
        }))}
      />
      <Section
        title={t('record.members')}
        heads={['person', 'role', 'certificates', 'from', 'to']}
        rows={studio.members.map((one) => ({
          key: one.id,
          cells: [
            one.isLinked ? `${one.name} · ${t('record.linked')}` : one.name,
            one.role,
            one.certificates.join('、'),
            one.joinedOn,
            one.leftOn ?? '–',
          ],
        }))}
      />
      <Section
        title={t('record.apprentices')}
        heads={['person', 'from', 'to', 'state']}
        rows={studio.apprenticeships.map((one) => ({
          key: one.id,
          cells: [one.name, one.startsOn, one.endsOn, t(`outcome.${one.status}`)],
        }))}
      />
      <Section
        title={t('record.grants')}
        heads={['year', 'source', 'amount', 'spent']}
        rows={studio.grants.map((one) => ({
          key: one.id,
          cells: [one.year, one.source, one.amount, one.spent],
        }))}
      />
      <Section
        title={t('record.history')}
        heads={['day', 'change', 'from', 'to', 'reason']}
        rows={studio.history.map(({ seq, kind, from, to, reason, at }) => {
          const word = (value: string) =>
            kind === 'level' || kind === 'status' ? t(`${kind}.${value}`) : value
          return {
            key: String(seq),
            cells: [at, t(`history.${kind}`), word(from), word(to), reason],
          }
        })}
      />
    </div>
  )
}

/** Columns of figures. */
const NUMERIC = [
  'results',
  'converted',
  'benefit',
  'apprentices',
  'members',
  'grants',
  'amount',
  'spent',
]
/** Columns of words that must not be broken letter by letter on a phone. */
const WIDE = ['title', 'certificates', 'source', 'reason']

interface SectionProps {
  title: string
  /** Keys of `studio:columns`. */
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

function Section({ title, heads, rows }: SectionProps) {
  const { t } = useTranslation('studio')
  return (
    <section>
      <h2 className="mb-2 text-base font-bold">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-muted">{t('record.none')}</p>
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              {heads.map((head) => (
                <Th key={head} numeric={NUMERIC.includes(head)}>
                  {t(`columns.${head}`)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) => {
                  const head = heads[index] ?? ''
                  return (
                    <Td
                      key={head}
                      numeric={NUMERIC.includes(head)}
                      className={WIDE.includes(head) ? 'min-w-40' : 'whitespace-nowrap'}
                    >
                      {cell}
                    </Td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
