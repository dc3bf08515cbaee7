import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { usePick } from '~/locales/useLanguage'
import type { Entry } from '~/tablet/outbox/types'
import { isTrouble } from '~/tablet/outbox/view'
import { writeUnits } from '~/tablet/padEntry'
import type { Scoring } from './useScoring'

/** Everything of this judge's that was held or refused: nothing disappears without being read. */
export function Troubles({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const [isOpen, setOpen] = useState(false)
  const { outbox } = scoring
  const all = outbox.entries.filter((entry) => isTrouble(outbox, entry) && !isMoot(entry))
  const unread = all.filter(({ seen }) => !seen).length
  if (all.length === 0) return null
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={`min-h-11 rounded-full px-3.5 text-[15px] font-medium ${
          unread > 0 ? 'bg-red-soft text-red' : 'bg-canvas text-muted-strong'
        }`}
      >
        {unread > 0
          ? t('trouble.unread', { count: unread })
          : t('trouble.read', { count: all.length })}
      </button>
      <Dialog title={t('trouble.title')} isOpen={isOpen} onOpenChange={setOpen}>
        <ul className="grid gap-3">
          {all.map((entry) => (
            <Item key={entry.op.opId} entry={entry} scoring={scoring} />
          ))}
        </ul>
        <Button onClick={() => setOpen(false)}>{t('trouble.close')}</Button>
      </Dialog>
    </>
  )
}

function Item({ entry, scoring }: { entry: Entry; scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const { outbox } = scoring
  const { op, outcome, seen } = entry
  const code = outbox.server?.sheets[op.sheet]?.view.code ?? t('trouble.otherSeat')
  const title = useOpTitle(entry, scoring)
  const { server } = outbox
  const reason =
    outcome?.kind === 'refused'
      ? t(`refused.${outcome.code}`)
      : t(`held.${outcome?.kind === 'held' ? (outcome.reason ?? 'stale') : 'waiting'}`)
  return (
    <li className="grid gap-1 rounded-card border border-line p-4">
      <p className="flex flex-wrap justify-between gap-x-3 text-lg font-bold">
        <span>
          {server && <span className="mr-2">{code}</span>}
          {title}
        </span>
        <span className={outcome?.kind === 'refused' ? 'text-red' : 'text-amber'}>
          {t(`progress.${outcome?.kind === 'refused' ? 'refused' : 'held'}`)}
        </span>
      </p>
      <p className="text-muted-strong">{reason}</p>
      {!seen && outcome && (
        <Button onClick={() => scoring.markSeen(op.opId)} className="justify-self-start">
          {t('trouble.understood')}
        </Button>
      )}
    </li>
  )
}

function useOpTitle({ op }: Entry, { rules }: Scoring): string {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  if (op.kind !== 'mark') return t(`op.${op.kind}`)
  const aspect = rules && aspectsOf(rules).find(({ id }) => id === op.aspect)
  if (!aspect) return op.aspect
  const value =
    op.value === null
      ? t('aspect.notScored')
      : aspect.kind === 'judgement'
        ? String(op.value)
        : writeUnits(op.value, rules.places)
  return `${pick(aspect.title)} ${value}`
}

/** Taking back what never arrived changes nothing, so nobody needs to read of it. */
function isMoot({ op, outcome }: Entry): boolean {
  return op.kind === 'takeBack' && outcome?.kind === 'refused' && outcome.code === 'notSubmitted'
}
