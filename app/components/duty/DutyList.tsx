import { useTranslation } from 'react-i18next'
import type { Duty } from '~/domain/review/duties'
import { StatusPill } from '../StatusPill'
import { useDutyWords } from './useDutyWords'

/** What a studio has to do, each with the reason why it is there. */
export function DutyList({ duties }: { duties: readonly (Duty & { isNew: boolean })[] }) {
  return (
    <ul className="grid gap-3">
      {duties.map((duty) => (
        <li key={duty.key} className="border-t border-line pt-3 first:border-0 first:pt-0">
          <DutyLine duty={duty} />
        </li>
      ))}
    </ul>
  )
}

/** One duty in words. */
export function DutyLine({ duty }: { duty: Duty & { isNew: boolean } }) {
  const { t } = useTranslation('duty')
  const { what, why, due } = useDutyWords()(duty)
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <strong>{what}</strong>
        {duty.isOverdue && <StatusPill tone="red">{t('overdue')}</StatusPill>}
        {duty.isNew && <StatusPill tone="blue">{t('new')}</StatusPill>}
        {duty.needsConfirmation && <StatusPill tone="amber">{t('confirm')}</StatusPill>}
      </p>
      <p>{why}</p>
      <p className="text-muted-strong">{due}</p>
    </>
  )
}
