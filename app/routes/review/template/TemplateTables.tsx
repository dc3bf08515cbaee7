import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { useDateTime } from '~/components/useDateTime'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

interface OwnLine {
  id: string
  opId: string
  title: LocalText
  kind: string
  saved: { version: number; reason: string; at: string } | null
  isChanged: boolean
  problems: number
  isRetired: boolean
}

/** The site's own templates: their latest version, what it changed, and how the draft stands. */
export function OwnTemplates({ lines }: { lines: readonly OwnLine[] }) {
  const { t } = useTranslation(['template', 'review'])
  const pick = usePick()
  const when = useDateTime()
  return (
    <section>
      <h2 className="mb-3 text-lg font-bold">{t('list.own')}</h2>
      <Table caption={t('list.own')}>
        <thead>
          <tr>
            <Th>{t('list.name')}</Th>
            <Th>{t('list.kind')}</Th>
            <Th>{t('list.version')}</Th>
            <Th>{t('list.state')}</Th>
            <Th>
              <span className="sr-only">{t('list.acts')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const name = pick(line.title)
            const { saved } = line
            return (
              <tr key={line.id} className="hover:bg-canvas">
                <Td>
                  <Link
                    to={`/office/cycles/templates/${line.id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {name}
                  </Link>
                </Td>
                <Td className="whitespace-nowrap">{t(`review:kind.${line.kind}`)}</Td>
                <Td>
                  {saved === null ? (
                    <span className="text-muted">{t('version.none')}</span>
                  ) : (
                    <>
                      {t('version.number', { version: saved.version })}{' '}
                      <span className="text-sm text-muted">{when(saved.at)}</span>
                      <br />
                      <span className="text-muted-strong">{saved.reason}</span>
                    </>
                  )}
                </Td>
                <Td>
                  <State line={line} />
                </Td>
                <Td className="text-right whitespace-nowrap">
                  {saved !== null && !line.isRetired && (
                    <LinkButton
                      to={`/office/cycles/new?template=own.${line.id}.${saved.version}`}
                      tone="quiet"
                      aria-label={t('list.openOne', { name })}
                    >
                      {t('list.open')}
                    </LinkButton>
                  )}
                  {!line.isRetired && (
                    <LinkButton
                      to={`/office/cycles/templates/${line.id}`}
                      tone="quiet"
                      aria-label={t('list.editOne', { name })}
                    >
                      {t('list.edit')}
                    </LinkButton>
                  )}
                  <Copy source={`own.${line.id}`} opId={line.opId} name={name} />
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}

function State({ line: { isRetired, problems, isChanged } }: { line: OwnLine }) {
  const { t } = useTranslation('template')
  if (isRetired) return <StatusPill tone="neutral">{t('state.retired')}</StatusPill>
  if (problems > 0) {
    return <StatusPill tone="red">{t('state.problems', { count: problems })}</StatusPill>
  }
  if (isChanged) return <StatusPill tone="amber">{t('state.changed')}</StatusPill>
  return <StatusPill tone="green">{t('state.saved')}</StatusPill>
}

/** Schemes that are no own templates: they can be copied into one, or opened as they are. */
export function OtherSources({
  title,
  lines,
}: {
  title: string
  lines: readonly {
    source: string
    opId: string
    name: LocalText
    kind: string
    /** Of an earlier cycle. */
    year: number | null
  }[]
}) {
  const { t } = useTranslation(['template', 'review', 'cycle'])
  const pick = usePick()
  return (
    <section>
      <h2 className="mb-3 text-lg font-bold">{title}</h2>
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{t('list.name')}</Th>
            <Th>{t('list.kind')}</Th>
            <Th>
              <span className="sr-only">{t('list.acts')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ source, opId, name: text, kind, year }) => {
            const name =
              year === null ? pick(text) : t('cycle:list.name', { year, title: pick(text) })
            return (
              <tr key={source} className="hover:bg-canvas">
                <Td>{name}</Td>
                <Td>{t(`review:kind.${kind}`)}</Td>
                <Td className="text-right whitespace-nowrap">
                  <LinkButton
                    to={`/office/cycles/new?template=${source}`}
                    tone="quiet"
                    aria-label={t('list.openOne', { name })}
                  >
                    {t('list.open')}
                  </LinkButton>
                  <Copy source={source} opId={opId} name={name} />
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}

function Copy({ source, opId, name }: { source: string; opId: string; name: string }) {
  const { t } = useTranslation('template')
  return (
    <Form method="post" className="inline">
      <input type="hidden" name="opId" value={opId} />
      <input type="hidden" name="source" value={source} />
      <Button type="submit" aria-label={t('list.copyOne', { name })}>
        {t('list.copy')}
      </Button>
    </Form>
  )
}
