import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { StatusPill } from '~/components/StatusPill'
import { usePick } from '~/locales/useLanguage'
import type { LocalText } from '~/domain/contest/ruleSet'
import { Facts } from './Facts'
import type { ShownRecord } from './studio'

/** What the register says of the studio itself; the long texts unfold. */
export function StudioFacts({ studio, zone }: { studio: ShownRecord; zone: LocalText }) {
  const { t } = useTranslation('studio')
  const pick = usePick()
  const { rectifyBy, barredUntil, leadGoneOn, unitClosedOn } = studio
  return (
    <Card title={t('record.facts')}>
      <Facts
        facts={[
          ['fields.unitName', studio.unit.name],
          ['fields.creditCode', studio.unit.creditCode],
          ['fields.zone', pick(zone)],
          ['fields.leadName', studio.leadName],
          ['record.honours', studio.leadHonours.join('、')],
          ['fields.level', t(`level.${studio.level}`)],
          ['fields.star', String(studio.star)],
          ['fields.foundedOn', studio.foundedOn],
          ['fields.namedOn', studio.namedOn ?? t('record.neverNamed')],
          ['fields.industry', studio.industry],
          ['record.trades', studio.trades.join('、')],
          ['fields.nameEn', studio.nameEn ?? ''],
        ]}
      />
      <p className="my-3 flex flex-wrap gap-2">
        {rectifyBy !== null && (
          <StatusPill tone="amber">{t('record.rectifyBy', { day: rectifyBy })}</StatusPill>
        )}
        {barredUntil !== null && (
          <StatusPill tone="neutral">{t('record.barredUntil', { day: barredUntil })}</StatusPill>
        )}
        {leadGoneOn !== null && (
          <StatusPill tone="amber">{t('record.leadGoneOn', { day: leadGoneOn })}</StatusPill>
        )}
        {unitClosedOn !== null && (
          <StatusPill tone="amber">{t('record.unitClosedOn', { day: unitClosedOn })}</StatusPill>
        )}
      </p>
      {(['premises', 'rules', 'plan'] as const).map((key) => (
        <details key={key} className="border-t border-line">
          <summary className="min-h-11 cursor-pointer content-center font-medium">
            {t(`fields.${key}`)}
          </summary>
          <p className="pb-2 break-words whitespace-pre-wrap">{studio[key] || t('record.none')}</p>
        </details>
      ))}
    </Card>
  )
}
