import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'
import type { NoticePhase } from '~/domain/notice/notice'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { CycleFacts, CycleMoveRefusal, CyclePhase } from '~/domain/review/cycleLifecycle'
import type { ReviewScheme } from '~/domain/review/scheme'
import { cycleNow } from './cycleNow'
import { GiveUpForm } from './GiveUpForm'

interface Props {
  cycle: {
    phase: CyclePhase
    kind: ReviewScheme['kind']
    facts: CycleFacts
    notice: { phase: NoticePhase | null } | null
    substitutes: number
    giveUp: { missing: number; rating: LocalText } | null
    moves: {
      to: CyclePhase
      refusal: CycleMoveRefusal | null
      exception: boolean
      needsReason: boolean
      /** The reason is shown on the public page of the notice. */
      isPublic: boolean
    }[]
  }
  opId: string
  submitted: Submitted
}

/** What the organiser can do with the cycle now, and what each step waits for. */
export function CycleMoves({ cycle, opId, submitted }: Props) {
  const { phase, facts, moves, substitutes, giveUp } = cycle
  const { t } = useTranslation('cycle')
  const unfiled = facts.unfiled > 0 && phase !== 'preparing'
  return (
    <Card title={t('page.next')}>
      <div className="grid gap-5">
        <p>{t(`page.now.${cycleNow(cycle)}`)}</p>
        {unfiled && <p className="text-amber">{t('page.unfiled', { count: facts.unfiled })}</p>}
        {substitutes > 0 && (
          <p className="text-red">{t('page.substitutes', { count: substitutes })}</p>
        )}
        {giveUp && <GiveUpForm {...{ ...giveUp, opId, submitted }} />}
        {moves.map(({ to, refusal, exception, needsReason, isPublic }) => (
          <Form key={to} method="post" noValidate className="grid gap-3 border-t border-line pt-4">
            <input type="hidden" name="opId" value={opId} />
            <input type="hidden" name="do" value="move" />
            <input type="hidden" name="to" value={to} />
            {refusal !== null && (
              <p className="text-sm text-muted-strong">
                <span aria-hidden="true">◷ </span>
                {t(`page.waits.${refusal}`)}
              </p>
            )}
            {needsReason && (
              <Field
                name="reason"
                label={t('reason')}
                hint={t(isPublic ? 'reasonPublicHint' : 'reasonHint')}
                maxLength={500}
                defaultValue={submitted.values.to === to ? submitted.values.reason : ''}
              />
            )}
            <Button
              type="submit"
              tone={to === 'cancelled' ? 'danger' : needsReason ? 'plain' : 'primary'}
              disabled={refusal !== null}
            >
              {t(`page.to.${buttonOf(to, exception, needsReason)}`)}
            </Button>
          </Form>
        ))}
      </div>
    </Card>
  )
}

function buttonOf(to: CyclePhase, exception: boolean, needsReason: boolean): string {
  if (exception) return to === 'closed' ? 'closedEmpty' : 'decisionUnpublished'
  return needsReason && to === 'meeting' ? 'back' : to
}
