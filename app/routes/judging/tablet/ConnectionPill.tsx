import { useTranslation } from 'react-i18next'
import type { Outbox } from '~/tablet/outbox/types'
import { countUnsent } from '~/tablet/outbox/view'

const LOOKS = {
  green: 'bg-green-soft text-green',
  blue: 'bg-blue-soft text-blue',
  amber: 'bg-amber-soft text-amber',
  red: 'bg-red-soft text-red',
}

/** Whether the server is reached and how much waits here. Offline is a fact, not an alarm. */
export function ConnectionPill({ outbox, photos }: { outbox: Outbox; photos: number }) {
  const { t } = useTranslation('tablet')
  const unsent = countUnsent(outbox) + photos
  const [look, word] = describe(outbox, unsent)
  return (
    <p
      role="status"
      className={`flex min-h-9 items-center gap-2 rounded-full px-3.5 text-[15px] font-medium ${LOOKS[look]}`}
    >
      <span aria-hidden="true" className="size-2.5 rounded-full bg-current" />
      {t(`link.${word}`)}
      {unsent > 0 && <span className="tabular-nums">{t('link.unsent', { count: unsent })}</span>}
    </p>
  )
}

function describe(outbox: Outbox, unsent: number): [keyof typeof LOOKS, string] {
  if (outbox.link === 'signedOut') return ['red', 'signedOut']
  if (outbox.link === 'outdated') return ['red', 'outdated']
  if (outbox.link !== 'ready') return ['amber', 'offline']
  if (outbox.moved) return ['amber', 'moved']
  return unsent > 0 ? ['blue', 'online'] : ['green', 'allStored']
}
