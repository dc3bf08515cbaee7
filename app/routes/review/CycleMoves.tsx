import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'
import type { CycleFacts, CyclePhase } from '~/domain/review/cycleLifecycle'

interface Props {
  cycle: {
    phase: CyclePhase
    facts: CycleFacts
    substitutes: number
    moves: { to: CyclePhase; refusal: string | null; needsReason: boolean }[]
  }
  opId: string
  submitted: Submitted
}

/** What the organiser can do with the cycle now, and what each step waits for. */
export function CycleMoves({
  cycle: { phase, facts, moves, substitutes },
  opId,
  submitted,
}: Props) {
  const { t } = useTranslation('cycle')
  const unfiled = facts.unfiled > 0 && phase !== 'preparing'
  return (
    <Card title={t('page.next')}>
      <div className="grid gap-5">
        <p>{t(`page.now.${phase}`)}</p>
        {unfiled && <p className="text-amber">{t('page.unfiled', { count: facts.unfiled })}</p>}
        {substitutes > 0 && (
          <p className="text-red">{t('page.substitutes', { count: substitutes })}</p>
        )}
        {moves.map(({ to, refusal, needsReason }) => (
          <Form key={to} method="post" noValidate className="grid gap-3 border-t border-line pt-4">
            <input type="hidden" name="opId" value={opId} />
            <input type="hidden" name="do" value="move" />
            <input type="hidden" name="to" value={to} />
            {refusal !== null && (
              <p className="text-sm text-muted-strong">
                <span aria-hidden="true">◷ </span>
                {t(`problem.${refusal}`)}
              </p>
            )}
            {needsReason && (
              <Field
                name="reason"
                label={t('reason')}
                hint={t('reasonHint')}
                maxLength={500}
                defaultValue={submitted.values.to === to ? submitted.values.reason : ''}
              />
            )}
            <Button
              type="submit"
              tone={to === 'cancelled' ? 'danger' : needsReason ? 'plain' : 'primary'}
              disabled={refusal !== null}
            >
              {t(`page.to.${needsReason && to === 'meeting' ? 'back' : to}`)}
            </Button>
          </Form>
        ))}
      </div>
    </Card>
  )
}
