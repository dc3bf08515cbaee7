import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { Field } from '~/components/Field'
import { Table, Td, Th } from '~/components/Table'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

interface Pool {
  rules: { mostPerExpert: number }
  experts: {
    id: string
    name: string
    phone: string
    unit: string | null
    zone: LocalText | null
    declared: string[]
    load: number
    isWithdrawn: boolean
    withdrawReason: string | null
  }[]
}

/** Who is in the pool, what bars them, and how much each has. */
export function PoolTable({ pool, opId }: { pool: Pool; opId: string }) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  if (pool.experts.length === 0) {
    return <EmptyState title={t('experts.none')} text={t('experts.noneText')} />
  }
  return (
    <Table caption={t('experts.pool')}>
      <thead>
        <tr>
          <Th>{t('experts.name')}</Th>
          <Th>{t('experts.from')}</Th>
          <Th>{t('experts.ties')}</Th>
          <Th numeric>{t('experts.load')}</Th>
          <Th>{t('experts.state')}</Th>
        </tr>
      </thead>
      <tbody>
        {pool.experts.map((expert) => (
          <tr key={expert.id} className="align-top">
            <Td>
              <span className="font-medium">{expert.name}</span>
              <p className="text-sm text-muted">{expert.phone}</p>
            </Td>
            <Td>
              {expert.unit ?? '—'}
              {expert.zone && <p className="text-sm text-muted">{pick(expert.zone)}</p>}
            </Td>
            <Td>{expert.declared.length > 0 ? expert.declared.join(t('review:comma')) : '—'}</Td>
            <Td numeric>
              {t('experts.of', { load: expert.load, most: pool.rules.mostPerExpert })}
            </Td>
            <Td>
              {expert.isWithdrawn ? (
                <span className="text-muted">
                  {t('experts.withdrawn', { reason: expert.withdrawReason })}
                </span>
              ) : (
                <details>
                  <summary className="min-h-8 cursor-pointer content-center text-blue">
                    {t('experts.withdraw')}
                    <span className="sr-only">{expert.name}</span>
                  </summary>
                  <Form method="post" noValidate className="grid w-60 gap-3 py-3">
                    <input type="hidden" name="opId" value={opId} />
                    <input type="hidden" name="do" value="withdraw" />
                    <input type="hidden" name="expert" value={expert.id} />
                    <Field name="reason" label={t('reason')} maxLength={500} />
                    <Button type="submit">{t('experts.withdrawSave')}</Button>
                  </Form>
                </details>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
