import { useTranslation } from 'react-i18next'
import type { RecordLine } from '~/domain/contest/chiefRecord'
import { useChiefText } from './useChiefText'

/** Lines of the log, latest first, each with its number. */
export function RecordList({ records, none }: { records: readonly RecordLine[]; none: string }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  if (records.length === 0) return <p className="text-muted">{none}</p>
  return (
    <ol className="divide-y divide-line">
      {records.map((line) => (
        <li key={line.seq} className="grid grid-cols-[auto_1fr_auto] gap-x-3 py-2 text-sm">
          <time dateTime={line.at} className="text-muted-strong">
            {text.clock(line.at)}
          </time>
          <span className="min-w-0 break-words">
            {text.record(line)}
            {line.text !== null && line.text !== '' && (
              <span className="block text-muted">{line.text}</span>
            )}
          </span>
          <span className="text-muted" aria-label={t('records.number', { seq: line.seq })}>
            #{line.seq}
          </span>
        </li>
      ))}
    </ol>
  )
}
