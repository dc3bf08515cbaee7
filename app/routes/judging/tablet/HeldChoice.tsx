import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import type { HeldView } from '~/domain/contest/sheetView'
import { MAX_REASON } from '~/protocol/judging'
import { obstacleToDecide } from '~/tablet/outbox/make'
import type { Scoring } from './useScoring'

const REASONS = ['again', 'slip', 'wrongEntrant'] as const
const SHORTEST_REASON = 2

interface Props {
  held: HeldView
  sheet: string
  scoring: Scoring
}

/** The judge takes over an own held op, or leaves it with a reason. */
export function HeldChoice({ held, sheet, scoring }: Props) {
  const { t } = useTranslation('tablet')
  const [isLeaving, setLeaving] = useState(false)
  const draft = { sheet, held: held.id }
  const obstacle = obstacleToDecide(scoring.outbox, { kind: 'adoptHeld', ...draft })
  const toLeave = obstacleToDecide(scoring.outbox, { kind: 'dismissHeld', ...draft })
  const leave = (reason: string) => scoring.decideHeld({ kind: 'dismissHeld', ...draft, reason })
  return (
    <div className="grid gap-2.5 pt-1">
      {obstacle !== null && (
        <p className="text-amber">{t('trouble.cannotAdopt', { why: t(`obstacle.${obstacle}`) })}</p>
      )}
      <div className="flex flex-wrap gap-2.5">
        {obstacle === null && (
          <Button
            tone="primary"
            onClick={() => scoring.decideHeld({ kind: 'adoptHeld', ...draft })}
          >
            {t('trouble.adopt')}
          </Button>
        )}
        {toLeave === null && (
          <Button aria-expanded={isLeaving} onClick={() => setLeaving(!isLeaving)}>
            {t('trouble.dismiss')}
          </Button>
        )}
      </div>
      {isLeaving && toLeave === null && <LeaveReason onLeave={leave} />}
    </div>
  )
}

/** Why not: one tap for the usual reasons, words for any other. */
function LeaveReason({ onLeave }: { onLeave: (reason: string) => void }) {
  const { t } = useTranslation('tablet')
  const [words, setWords] = useState('')
  const reason = words.trim()
  return (
    <fieldset className="grid gap-2.5">
      <legend className="pb-2 font-medium">{t('trouble.why')}</legend>
      <div className="flex flex-wrap gap-2.5">
        {REASONS.map((each) => (
          <Button key={each} onClick={() => onLeave(t(`trouble.reason.${each}`))}>
            {t(`trouble.reason.${each}`)}
          </Button>
        ))}
      </div>
      <label className="grid gap-1">
        <span className="text-[15px] text-muted-strong">{t('trouble.otherReason')}</span>
        <span className="flex gap-2.5">
          <input
            value={words}
            maxLength={MAX_REASON}
            onChange={(event) => setWords(event.target.value)}
            className="min-h-11 min-w-0 flex-1 rounded-card border border-line-strong px-3 text-base select-text"
          />
          <Button disabled={reason.length < SHORTEST_REASON} onClick={() => onLeave(reason)}>
            {t('trouble.dismissSo')}
          </Button>
        </span>
      </label>
    </fieldset>
  )
}
