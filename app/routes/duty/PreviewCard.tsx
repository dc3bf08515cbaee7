import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { DutyLine } from '~/components/duty/DutyList'
import { useRuleWords } from '~/components/duty/useRuleWords'
import type { PreviewedDuty, RulesPreview } from '~/queries/duty/rulesPreview.server'

/** A group that is longer than this is folded until somebody opens it. */
const OPEN_UP_TO = 20

/** What edited rules would change of today's list, before they are saved. */
export function PreviewCard({ preview }: { preview: RulesPreview }) {
  const { t } = useTranslation('duty')
  const { changed } = useRuleWords()
  const { version, today, changes } = preview
  const groups = (['added', 'dropped', 'moved'] as const).filter((one) => preview[one].length > 0)
  return (
    <Card title={t('rules.result.title')}>
      <p className="text-muted-strong">{t('rules.result.facts', { day: today, version })}</p>
      {changes.length === 0 ? (
        <p className="mt-3">{t('rules.result.noChanges')}</p>
      ) : (
        <ul className="mt-3 list-disc pl-5">
          {changes.map(changed).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {groups.length === 0 && <p className="mt-3 font-bold">{t('rules.result.same')}</p>}
      {groups.map((group) => (
        <details
          key={group}
          open={preview[group].length <= OPEN_UP_TO}
          className="mt-3 border-t border-line pt-2"
        >
          <summary className="min-h-11 cursor-pointer content-center font-bold">
            {t(`rules.result.${group}`, { total: preview[group].length })}
          </summary>
          <PreviewedDuties list={preview[group]} />
        </details>
      ))}
    </Card>
  )
}

function PreviewedDuties({ list }: { list: readonly PreviewedDuty[] }) {
  return (
    <ul>
      {list.map(({ studio, duty }) => (
        <li
          key={duty.key}
          className="grid gap-x-6 gap-y-1 border-t border-line py-3 first:border-0 md:grid-cols-[18rem_1fr]"
        >
          <div>
            <Link
              to={`/office/studios/${studio.id}`}
              className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
            >
              {studio.name}
            </Link>
            <p className="text-sm text-muted">{studio.unit}</p>
          </div>
          <div>
            <DutyLine duty={{ ...duty, isNew: false }} />
          </div>
        </li>
      ))}
    </ul>
  )
}
