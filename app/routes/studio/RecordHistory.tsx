import { useTranslation } from 'react-i18next'
import { historyText } from '~/domain/studio/historyText'
import { RecordTable } from './RecordTable'
import type { ShownRecord } from './studio'

/** Every change of what the register says of a studio, with its reason; the latest first. */
export function RecordHistory({ history }: { history: ShownRecord['history'] }) {
  const { t } = useTranslation('studio')
  const words = (kind: string, value: string) => historyText(kind, value, (key) => t(key)) || '–'
  return (
    <RecordTable
      title={t('record.history')}
      heads={['day', 'change', 'from', 'to', 'reason']}
      rows={history.map(({ seq, kind, from, to, reason, at }) => ({
        key: String(seq),
        cells: [at, t(`history.${kind}`), words(kind, from), words(kind, to), reason],
      }))}
    />
  )
}
