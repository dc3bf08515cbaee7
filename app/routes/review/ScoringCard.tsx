import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { StatusPill } from '~/components/StatusPill'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

interface Scoring {
  key: string
  title: LocalText
  stageId: string
  /** Of the board of the live presentation; null where nothing is public. */
  slug: string | null
  missingSheets: number
  openDeviations: number
  heldOps: number
  isSigned: boolean
}

/** How far the experts' scoring is, with the way to its desk and to the hall screen. */
export function ScoringCard({ cycle }: { cycle: { isAssigned: boolean; scoring: Scoring[] } }) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  return (
    <Card title={t('scoring.title')}>
      {!cycle.isAssigned && <p className="text-muted">{t('scoring.none')}</p>}
      <ul className="grid gap-4">
        {cycle.scoring.map(({ key, title, stageId, slug, ...open }) => (
          <li
            key={key}
            className="grid gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0"
          >
            <p className="flex flex-wrap items-center gap-3 font-medium">
              {pick(title)}
              <StatusPill tone={open.isSigned ? 'green' : 'blue'}>
                {t(open.isSigned ? 'scoring.signed' : 'scoring.open')}
              </StatusPill>
            </p>
            <p className="text-sm text-muted-strong">
              {t('scoring.counts', {
                missing: open.missingSheets,
                deviations: open.openDeviations,
                held: open.heldOps,
              })}
            </p>
            <p className="flex flex-wrap gap-2">
              <LinkButton to={`/chief/${stageId}`}>{t('scoring.desk')}</LinkButton>
              {slug !== null && (
                <LinkButton to={`/display/${slug}`}>{t('scoring.screen')}</LinkButton>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
