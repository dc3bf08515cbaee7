import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { StatusPill } from '~/components/StatusPill'
import { useRuleWords } from '~/components/duty/useRuleWords'
import { useDateTime } from '~/components/useDateTime'
import type { ShownVersion } from '~/queries/duty/rulesHistory.server'

/** The versions of the rules, the latest first: what each changed, when, by which office and why. */
export function RulesHistory({ versions }: { versions: readonly ShownVersion[] }) {
  const { t } = useTranslation('duty')
  return (
    <Card title={t('rules.history.title')}>
      <ol>
        {versions.map((one, index) => (
          <li key={one.version} className="border-t border-line py-3 first:border-0 first:pt-0">
            <p className="flex flex-wrap items-center gap-2">
              <strong>{t('rules.history.version', { version: one.version })}</strong>
              {index === 0 && <StatusPill tone="green">{t('rules.history.now')}</StatusPill>}
            </p>
            <Amendment version={one} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Amendment({ version: { made, changes, sourcesChanged } }: { version: ShownVersion }) {
  const { t } = useTranslation(['duty', 'common'])
  const { changed } = useRuleWords()
  const time = useDateTime()
  if (made === null) return <p className="text-muted-strong">{t('rules.history.given')}</p>
  const by = { time: time(made.at), role: t('common:role.organiser') }
  return (
    <>
      <p className="text-muted-strong">{t('rules.history.by', by)}</p>
      <ul className="list-disc pl-5">
        {changes.map(changed).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {sourcesChanged && <li>{t('rules.history.sources')}</li>}
      </ul>
      <p className="break-words">{t('rules.history.reason', { reason: made.reason })}</p>
    </>
  )
}
