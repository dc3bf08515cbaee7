import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { FieldFrame } from '~/components/Field'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { TextArea } from '~/components/TextArea'
import { useDateTime } from '~/components/useDateTime'
import type { Submitted } from '~/components/useSubmitted'
import type { ObjectionStatus } from '~/domain/notice/objection'
import { SenderInClear } from './SenderInClear'
import { useNoticeDays } from './useNoticeDays'

interface Props {
  objection: {
    id: string
    about: string | null
    name: string
    phone: string
    reason: string
    status: ObjectionStatus
    receivedAt: string
    dueAt: string
    isOverdue: boolean
    ruling: string | null
    ruledAt: string | null
  }
  /** Who sent it, in clear, where that was just asked for. */
  sender: { name: string; phone: string } | null
  mayRule: boolean
  opId: string
  submitted: Submitted
}

const TONES: Record<ObjectionStatus, StatusTone> = {
  open: 'amber',
  upheld: 'green',
  dismissed: 'green',
  withdrawn: 'neutral',
}

/** One objection with who sent it, masked until somebody asks, and the form of its ruling while it is open. */
export function ObjectionCard({ objection, sender, mayRule, opId, submitted }: Props) {
  const { t } = useTranslation('notice')
  const dateTime = useDateTime()
  const { lastDay } = useNoticeDays()
  const { id, about, name, phone, reason, status, isOverdue, ruling, ruledAt } = objection
  const isMine = submitted.values.objection === id
  const errors = isMine ? submitted.errors : {}
  const values = isMine ? submitted.values : {}
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-bold">{t('rulings.about', { about: about ?? t('form.whole') })}</h3>
        {isOverdue ? (
          <StatusPill tone="red">{t('office.late')}</StatusPill>
        ) : (
          <StatusPill tone={TONES[status]}>{t(`objectionState.${status}`)}</StatusPill>
        )}
      </div>
      <p className="mt-1 text-muted-strong">
        {t('office.sender', { name, phone, at: dateTime(objection.receivedAt) })}
      </p>
      {status === 'open' && mayRule && <SenderInClear {...{ id, name, sender, opId }} />}
      <p className="mt-2 whitespace-pre-line">{reason}</p>
      {status === 'open' && (
        <p className="mt-2">{t('receipt.due', { day: lastDay(objection.dueAt) })}</p>
      )}
      {ruling !== null && ruledAt !== null && (
        <p className="mt-2 border-l-3 border-line pl-3 whitespace-pre-line">
          {ruling}
          <span className="block text-sm text-muted">{dateTime(ruledAt)}</span>
        </p>
      )}
      {status === 'open' && mayRule && (
        <Form method="post" noValidate className="mt-4 grid gap-4 border-t border-line pt-4">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="do" value="rule" />
          <input type="hidden" name="objection" value={id} />
          <FieldFrame label={t('office.outcome')} errors={errors.outcome}>
            {(control) => (
              <select {...control} name="outcome" defaultValue={values.outcome ?? ''}>
                <option value="">{t('office.choose')}</option>
                <option value="upheld">{t('outcome.upheld')}</option>
                <option value="dismissed">{t('outcome.dismissed')}</option>
              </select>
            )}
          </FieldFrame>
          <FieldFrame
            label={t('office.ruling')}
            hint={t('office.rulingHint')}
            errors={errors.reason}
          >
            {(control) => (
              <TextArea {...control} name="reason" rows={3} defaultValue={values.reason ?? ''} />
            )}
          </FieldFrame>
          <Button type="submit">{t('office.rule')}</Button>
        </Form>
      )}
    </Card>
  )
}
