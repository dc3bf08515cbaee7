import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { groupedYuan } from '~/domain/studio/yuan'
import { usePick } from '~/locales/useLanguage'
import { Facts } from './Facts'
import { RecordHistory } from './RecordHistory'
import { RecordTable } from './RecordTable'
import { SpendingList } from './SpendingList'
import type { ShownRecord } from './studio'

const LINK = 'inline-flex min-h-8 items-center text-blue underline underline-offset-4'

export interface RecordTablesProps {
  studio: ShownRecord
  /** Whether what was entered can be corrected. */
  mayEdit: boolean
  /** Whether grants can be: they are entered by an office. */
  mayPlace: boolean
  /** Whether the evidence of results is open. */
  mayFiles: boolean
}

/** What the register holds of a studio, year by year and row by row. */
export function RecordTables({ studio, mayEdit, mayPlace, mayFiles }: RecordTablesProps) {
  const { t } = useTranslation('studio')
  const pick = usePick()
  const amend = (id: string, name: string) => <AmendLink {...{ id, name }} />
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      <RecordTable
        title={t('record.years')}
        heads={['year', 'results', 'converted', 'benefit', 'apprentices', 'members', 'grants']}
        rows={studio.years.map((one) => ({
          key: String(one.year),
          cells: [
            ...[one.year, one.achievements, one.converted, groupedYuan(one.benefit)],
            ...[one.apprentices, one.members, groupedYuan(one.grant)],
          ],
        }))}
      />
      <RecordTable
        title={t('record.results')}
        heads={['year', 'title', 'kind', 'benefit', 'adopted', 'state', 'more']}
        rows={studio.achievements.map((one) => ({
          ...{ key: one.id, name: one.title, isWithdrawn: one.status === 'withdrawn' },
          cells: [
            ...[one.year, one.title, t(`kind.${one.kind}`), groupedYuan(one.benefit)],
            ...[one.adopted ? '✓' : '–', t(`resultStatus.${one.status}`)],
            <span key="more" className="flex flex-wrap gap-x-4">
              {mayEdit && one.status === 'recorded' && amend(one.id, one.title)}
              {mayFiles && (
                <Link to={`/files/of/studio:${studio.id}:${one.id}/evidence`} className={LINK}>
                  {t('record.evidence', { count: one.evidence })}
                  <span className="sr-only"> {one.title}</span>
                </Link>
              )}
            </span>,
          ],
          details: (
            <Facts
              facts={[
                ['fields.byWhom', one.authors.join('、')],
                ['fields.doneOn', one.doneOn],
                ['fields.adoptedBy', one.adoptedBy],
                ['fields.benefitBasis', one.benefitBasis],
              ]}
            />
          ),
        }))}
      />
      <RecordTable
        title={t('record.members')}
        heads={['person', 'role', 'certificates', 'from', 'to', 'more']}
        rows={studio.members.map((one) => ({
          key: one.id,
          cells: [
            one.isLinked ? `${one.name} · ${t('record.linked')}` : one.name,
            ...[one.role, one.certificates.join('、'), one.joinedOn, one.leftOn ?? '–'],
            mayEdit ? amend(one.id, one.name) : '–',
          ],
        }))}
      />
      <RecordTable
        title={t('record.apprentices')}
        heads={['person', 'master', 'from', 'to', 'state', 'more']}
        rows={studio.apprenticeships.map((one) => ({
          ...{ key: one.id, name: one.name, isWithdrawn: one.status === 'withdrawn' },
          cells: [
            ...[one.name, one.masterName, one.startsOn, one.endsOn, t(`outcome.${one.status}`)],
            mayEdit && one.status !== 'withdrawn' ? amend(one.id, one.name) : '–',
          ],
          details: (
            <Facts
              facts={[
                ['fields.agreement', one.agreement],
                ['fields.goals', one.goals],
                ['fields.evaluation', one.evaluation],
                ...(one.follows === null
                  ? []
                  : ([
                      ['record.follows', `${pick(one.follows.contest)} ${one.follows.code}`],
                    ] as const)),
              ]}
            />
          ),
        }))}
      />
      <RecordTable
        title={t('record.grants')}
        heads={['year', 'source', 'amount', 'spent', 'left', 'more']}
        rows={studio.grants.map((one) => ({
          ...{ key: one.id, name: `${one.year} ${one.source}` },
          isWithdrawn: one.status === 'withdrawn',
          cells: [
            ...[one.year, one.source, ...[one.amount, one.spent, one.left].map(groupedYuan)],
            mayPlace && one.status === 'received'
              ? amend(one.id, `${one.year} ${one.source}`)
              : '–',
          ],
          details: <SpendingList grant={one} {...{ mayEdit, amend }} />,
        }))}
      />
      <RecordHistory history={studio.history} />
    </div>
  )
}

/** Opens the forms that correct or withdraw an entry. */
function AmendLink({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('studio')
  return (
    <Link to={`?amend=${encodeURIComponent(id)}#amend`} className={LINK}>
      {t('record.amend')}
      <span className="sr-only"> {name}</span>
    </Link>
  )
}
