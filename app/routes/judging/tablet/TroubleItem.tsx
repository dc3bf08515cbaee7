import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { clockTime } from '~/components/clockTime'
import type { HeldView } from '~/domain/contest/sheetView'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { usePick } from '~/locales/useLanguage'
import type { JudgeOp } from '~/protocol/judging'
import { showSheet } from '~/tablet/outbox/view'
import { writeUnits } from '~/tablet/padEntry'
import type { Trouble } from '~/tablet/troubles'
import { HeldChoice } from './HeldChoice'
import type { Scoring } from './useScoring'

const TONES: Record<Trouble['state'], string> = {
  waiting: 'text-amber',
  deciding: 'text-blue',
  adopted: 'text-green',
  dismissed: 'text-muted-strong',
  refused: 'text-red',
}

/** One op that did not simply count: what it was, why, and what became of it. */
export function TroubleItem({ trouble, scoring }: { trouble: Trouble; scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const { sheet, entry, held, state, open } = trouble
  const op = held?.op ?? entry?.op
  const code = scoring.outbox.server?.sheets[sheet]?.view.code ?? t('trouble.otherSeat')
  const write = useOpText(scoring)
  if (!op) return null
  const choice = held !== null && held.own && state === 'waiting' && !scoring.outbox.moved
  return (
    <li className="grid gap-1.5 rounded-card border border-line p-4">
      <p className="flex flex-wrap justify-between gap-x-3 text-lg font-bold">
        <span>
          <span className="mr-2">{code}</span>
          {write(op)}
        </span>
        <span className={TONES[state]}>{t(`trouble.state.${state}`)}</span>
      </p>
      <p className="text-muted-strong">{t(reasonKey(trouble))}</p>
      {held && <HeldFacts held={held} sheet={sheet} scoring={scoring} />}
      {choice && <HeldChoice held={held} sheet={sheet} scoring={scoring} />}
      {open && !choice && entry && (
        <Button onClick={() => scoring.markSeen(entry.op.opId)} className="justify-self-start">
          {t('trouble.understood')}
        </Button>
      )}
    </li>
  )
}

function reasonKey({ entry, held }: Trouble): string {
  if (held) return `tablet:held.${held.reason}`
  const outcome = entry?.outcome
  if (outcome?.kind === 'refused') return `tablet:refused.${outcome.code}`
  return `tablet:held.${outcome?.kind === 'held' ? (outcome.reason ?? 'stale') : 'waiting'}`
}

/** When it was made and came, what stands in its place, and who decides or has decided. */
function HeldFacts({ held, sheet, scoring }: { held: HeldView; sheet: string; scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const write = useOpText(scoring)
  const { op, own, claimedAt, receivedAt, decision } = held
  const now = op.kind === 'mark' ? showSheet(scoring.outbox, sheet)?.marks[op.aspect] : undefined
  return (
    <div className="grid gap-0.5 text-[15px] text-muted-strong">
      {op.kind === 'note' && <p className="break-words text-ink">{op.text}</p>}
      {op.kind === 'mark' && !decision && (
        <p>{t('trouble.now', { mark: write({ ...op, value: now?.value ?? null }) })}</p>
      )}
      <p>
        {claimedAt !== null && `${t('trouble.made', { time: clockTime(claimedAt) })} · `}
        {t('trouble.received', { time: clockTime(receivedAt) })}
      </p>
      {!decision && !own && <p>{t('trouble.chiefDecides')}</p>}
      {decision && (
        <p className="text-ink">
          {t(`trouble.by.${decision.by}.${decision.kind}`)}
          {decision.reason !== '' && t('trouble.because', { reason: decision.reason })}
        </p>
      )}
    </div>
  )
}

type Writable = JudgeOp | HeldView['op']

/** Writes an op in a few words: the aspect and its value, or what was done with the sheet. */
function useOpText({ rules }: Scoring): (op: Writable) => string {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  return (op) => {
    if (op.kind !== 'mark') return t(`op.${op.kind}`)
    const aspect = rules && aspectsOf(rules).find(({ id }) => id === op.aspect)
    if (!aspect) return op.aspect
    const units = aspect.kind === 'judgement' ? String : (n: number) => writeUnits(n, rules.places)
    return `${pick(aspect.title)} ${op.value === null ? t('aspect.notScored') : units(op.value)}`
  }
}
