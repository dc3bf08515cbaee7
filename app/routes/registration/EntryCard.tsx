import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { FieldFrame } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { StatusPill } from '~/components/StatusPill'
import { TextArea } from '~/components/TextArea'
import { useDateTime } from '~/components/useDateTime'
import type { Submitted } from '~/components/useSubmitted'
import { usePick } from '~/locales/useLanguage'
import type { MyEntry } from '~/queries/contest/myEntries.server'
import { entryTone } from './entryTone'

interface Props {
  entry: MyEntry
  opId: string
  submitted: Submitted
}

const WITH_REASON: readonly string[] = ['returned', 'rejected', 'withdrawn', 'disqualified']

/** One own entry: where it stands, what is wanted now, and what can still be done. */
export function EntryCard({ entry, opId, submitted }: Props) {
  const { t } = useTranslation('registration')
  const pick = usePick()
  const dateTime = useDateTime()
  return (
    <article className="grid gap-4 rounded-card border border-line bg-paper p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="text-lg font-bold">{pick(entry.contest.name)}</h2>
        <StatusPill tone={entryTone(entry.status)}>{t(`status.${entry.status}`)}</StatusPill>
      </div>
      {entry.entryCode !== null && (
        <p className="flex items-baseline gap-3">
          <span className="text-muted">{t('me.entryCode')}</span>
          <strong className="text-3xl">{entry.entryCode}</strong>
        </p>
      )}
      <p>{t(`me.next.${entry.status}`)}</p>
      {entry.reason !== null && WITH_REASON.includes(entry.status) && (
        <Notice tone="warning" title={t('me.reason')}>
          <p className="break-words whitespace-pre-line">{entry.reason}</p>
        </Notice>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        <dt className="text-muted">{t('field.zone.label')}</dt>
        <dd>{pick(entry.zone)}</dd>
        <dt className="text-muted">{t('field.unitName.label')}</dt>
        <dd className="break-words">{entry.unit}</dd>
        <dt className="text-muted">{t('me.submittedAt')}</dt>
        <dd>{dateTime(entry.submittedAt)}</dd>
        {entry.decidedAt !== null && (
          <>
            <dt className="text-muted">{t('me.decidedAt')}</dt>
            <dd>{dateTime(entry.decidedAt)}</dd>
          </>
        )}
        {entry.answer !== null && (
          <>
            <dt className="text-muted">{t('me.answer')}</dt>
            <dd className="break-words whitespace-pre-line">{entry.answer}</dd>
          </>
        )}
      </dl>
      {entry.creditCodeDoubtful && (
        <p className="text-sm text-amber">{t('field.creditCode.doubtful')}</p>
      )}
      {entry.result && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
          <p>
            <span className="mr-3 text-muted">{t('me.result')}</span>
            {entry.result.rank === null ? (
              t('me.noRank')
            ) : (
              <strong className="text-xl">
                {t('me.rank', { rank: entry.result.rank, total: entry.result.total })}
              </strong>
            )}
          </p>
          <LinkButton to={`/contests/${entry.contest.slug}`}>{t('me.board')}</LinkButton>
        </div>
      )}
      {entry.moves.includes('answer') && (
        <AnswerForm entry={entry} opId={opId} submitted={submitted} />
      )}
      {entry.moves.includes('withdraw') && <WithdrawForm entry={entry} opId={opId} />}
    </article>
  )
}

function AnswerForm({ entry, opId, submitted }: Props) {
  const { t } = useTranslation('registration')
  const isMine = submitted.values.entry === entry.id
  return (
    <Form method="post" noValidate className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="opId" value={opId} />
      <input type="hidden" name="entry" value={entry.id} />
      <input type="hidden" name="move" value="answer" />
      <FieldFrame
        label={t('field.answer.label')}
        hint={t('field.answer.hint')}
        errors={isMine ? submitted.errors.answer : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            className={`${control.className} min-h-28`}
            name="answer"
            rows={4}
            maxLength={300}
            required
            defaultValue={isMine ? submitted.values.answer : undefined}
          />
        )}
      </FieldFrame>
      <Button type="submit" tone="primary">
        {t('me.sendAnswer')}
      </Button>
    </Form>
  )
}

/** Asks once more before an entry is taken back; a `details` does that before JavaScript does. */
function WithdrawForm({ entry, opId }: Pick<Props, 'entry' | 'opId'>) {
  const { t } = useTranslation('registration')
  return (
    <details className="border-t border-line pt-2">
      <summary className="flex min-h-11 cursor-pointer items-center text-muted-strong underline underline-offset-4">
        {t('me.withdraw')}
      </summary>
      <Form method="post" className="grid gap-3 pt-2">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="entry" value={entry.id} />
        <p>{t('me.withdrawText')}</p>
        <Button type="submit" name="move" value="withdraw" tone="danger">
          {t('me.withdrawNow')}
        </Button>
      </Form>
    </details>
  )
}
