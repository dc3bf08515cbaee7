import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Table, Td, Th } from '~/components/Table'
import { usePick } from '~/locales/useLanguage'
import type { earlierCycles, StartingPoint } from '~/queries/review/template/templateList.server'

type Earlier = Awaited<ReturnType<typeof earlierCycles>>

/** Everything that a cycle can be opened from: own templates, built-in ones, earlier cycles. */
export function TemplateChoice({
  own,
  builtIn,
  earlier,
}: {
  own: readonly StartingPoint[]
  builtIn: readonly StartingPoint[]
  earlier: Earlier
}) {
  const { t } = useTranslation('review')
  return (
    <div className="grid gap-6">
      {own.length > 0 && <Choices title={t('open.own')} points={own} />}
      <Choices title={t('open.choose')} points={builtIn} />
      {earlier.length > 0 && <EarlierCycles earlier={earlier} />}
    </div>
  )
}

function Choices({ title, points }: { title: string; points: readonly StartingPoint[] }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  return (
    <section aria-label={title}>
      <h2 className="mb-3 text-lg font-bold">{title}</h2>
      <ul className="grid gap-4 md:grid-cols-3">
        {points.map(({ source, title: name, kind, ratings, stages }) => (
          <li key={source}>
            <Card title={pick(name)}>
              <p>{t(`kind.${kind}`)}</p>
              <p className="text-muted-strong">{ratings.map(pick).join(t('comma'))}</p>
              <p className="mb-3 text-muted">
                {stages.map((key) => t(`stage.${key}`)).join(' → ')}
              </p>
              <LinkButton to={`/office/cycles/new?template=${source}`}>{t('open.use')}</LinkButton>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}

function EarlierCycles({ earlier }: { earlier: Earlier }) {
  const { t } = useTranslation(['review', 'cycle'])
  const pick = usePick()
  return (
    <section>
      <h2 className="mb-3 text-lg font-bold">{t('open.earlier')}</h2>
      <Table caption={t('open.earlier')}>
        <thead>
          <tr>
            <Th>{t('open.earlierCycle')}</Th>
            <Th>{t('open.earlierKind')}</Th>
            <Th>
              <span className="sr-only">{t('open.use')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {earlier.map(({ source, year, title, kind, sample }) => {
            const name = t('cycle:list.name', { year, title: pick(title) })
            return (
              <tr key={source}>
                <Td>
                  {name}
                  {sample && <span className="ml-2 text-sm text-muted">{t('cycle:sample')}</span>}
                </Td>
                <Td>{t(`kind.${kind}`)}</Td>
                <Td className="text-right">
                  <LinkButton
                    to={`/office/cycles/new?template=${source}`}
                    tone="quiet"
                    aria-label={t('open.followOne', { name })}
                  >
                    {t('open.follow')}
                  </LinkButton>
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}
