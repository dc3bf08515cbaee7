import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { groupedYuan } from '~/domain/studio/yuan'
import { Facts } from './Facts'
import type { ShownRecord } from './studio'

interface Props {
  grant: ShownRecord['grants'][number]
  mayEdit: boolean
  amend: (id: string, name: string) => ReactNode
}

/** What a grant was for, and each thing that it was spent on. */
export function SpendingList({ grant, mayEdit, amend }: Props) {
  const { t } = useTranslation('studio')
  return (
    <>
      <Facts
        facts={[
          ['fields.purpose', grant.purpose],
          ['fields.receivedOn', grant.receivedOn],
        ]}
      />
      <h3 className="mt-3 text-sm text-muted">{t('record.spendings')}</h3>
      {grant.spendings.length === 0 && <p>{t('record.none')}</p>}
      <ul>
        {grant.spendings.map(({ id, what, amount, spentOn, status }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-5 border-t border-line py-1 first:border-t-0"
          >
            <span className={status === 'withdrawn' ? 'text-muted line-through' : undefined}>
              {spentOn} · {what} · {t('record.yuan', { amount: groupedYuan(amount) })}
            </span>
            {status === 'withdrawn'
              ? t('resultStatus.withdrawn')
              : mayEdit && grant.status === 'received' && amend(id, what)}
          </li>
        ))}
      </ul>
    </>
  )
}
