import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import { pointsText } from '~/components/review/figureWords'
import { useDateTime } from '~/components/useDateTime'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { actValue } from '~/protocol/reviewTemplate'
import { SchemeProblems } from '../SchemeCheck'

interface Version {
  version: number
  reason: string
  at: string
}

/** Whether the draft adds up, and how it becomes a version. */
export function DraftStatus({
  draft,
  id,
  note,
  noteErrors,
  isKept,
  isChanged,
  versions,
  problems,
}: {
  draft: ReviewScheme
  id: string
  note: string
  noteErrors: string[] | undefined
  /** Whether the last press of the button has just kept it. */
  isKept: boolean
  isChanged: boolean
  versions: readonly Version[]
  problems: readonly { text: string; field: string | null }[]
}) {
  const { t } = useTranslation('template')
  const [last] = versions
  return (
    <div className="grid gap-4">
      <Card title={t('status.title')}>
        <Sums draft={draft} />
        {problems.length > 0 ? (
          <SchemeProblems problems={problems} title={t('status.problems')} />
        ) : (
          <p className="font-medium text-green">
            <span aria-hidden="true">✓ </span>
            {t('status.sound')}
          </p>
        )}
        <Button type="submit" name="act" value={actValue({ do: 'keep' })} className="mt-3 w-full">
          {t('act.keep')}
        </Button>
        <p role="status" className="mt-1 text-sm text-muted">
          {isKept && `✓ ${t('status.kept')}`} {t('status.keepHint')}
        </p>
      </Card>
      <Card title={t('version.title')}>
        <p className="mb-2 text-muted-strong">
          {last === undefined
            ? t('version.none')
            : t(isChanged ? 'version.changed' : 'version.same', { version: last.version })}
        </p>
        <Field
          key={note}
          name="note"
          label={t('version.note')}
          hint={t('version.noteHint')}
          defaultValue={note}
          errors={noteErrors}
          maxLength={200}
        />
        <Button
          type="submit"
          tone="primary"
          name="act"
          value={actValue({ do: 'save' })}
          className="mt-3 w-full"
        >
          {t('version.save', { version: (last?.version ?? 0) + 1 })}
        </Button>
        {last !== undefined && (
          <LinkButton
            to={`/office/cycles/new?template=own.${id}.${last.version}`}
            tone="quiet"
            className="mt-1 w-full"
          >
            {t('version.open', { version: last.version })}
          </LinkButton>
        )}
        <Versions versions={versions} />
      </Card>
    </div>
  )
}

/** What each section weighs and what its items give; what they all add up to. */
function Sums({ draft: { rubric } }: { draft: ReviewScheme }) {
  const { t } = useTranslation('template')
  const pick = usePick()
  const sum = rubric.sections.reduce((all, { weight }) => all + weight, 0)
  const shown = (units: number): string => pointsText(units, rubric.places)
  return (
    <dl className="mb-3 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-sm">
      {rubric.sections.map(({ id, title, weight }) => (
        <div key={id} className="contents">
          <dt className="text-muted-strong">{pick(title)}</dt>
          <dd className="text-right tabular-nums">{shown(weight)}</dd>
        </div>
      ))}
      <dt className="mt-1 border-t border-line pt-1 font-medium">{t('status.sum')}</dt>
      <dd
        className={`mt-1 border-t border-line pt-1 text-right font-bold tabular-nums ${sum === rubric.total ? '' : 'text-red'}`}
      >
        {t('status.ofTotal', { sum: shown(sum), total: shown(rubric.total) })}
      </dd>
    </dl>
  )
}

function Versions({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation('template')
  const when = useDateTime()
  if (versions.length === 0) return null
  return (
    <details className="mt-2">
      <summary className="min-h-11 cursor-pointer content-center">{t('version.history')}</summary>
      <ol className="grid gap-2 text-sm">
        {versions.map(({ version, reason, at }) => (
          <li key={version}>
            <span className="font-medium">{t('version.number', { version })}</span>{' '}
            <span className="text-muted">{when(at)}</span>
            <br />
            {reason}
          </li>
        ))}
      </ol>
    </details>
  )
}
