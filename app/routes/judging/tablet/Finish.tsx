import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageRules } from '~/domain/contest/ruleSet'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { usePick } from '~/locales/useLanguage'
import { obstacleTo } from '~/tablet/outbox/make'
import { missingOn, type ShownSheet } from '~/tablet/outbox/view'
import { writeUnits } from '~/tablet/padEntry'
import { sumsOf } from '~/tablet/sheetSums'
import { SignDialog } from './SignDialog'
import type { Scoring } from './useScoring'

const BIG = 'grid min-h-[72px] w-full content-center rounded-card px-4 py-2 text-xl font-bold'

/** Submitting, taking back, signing: what the sheet needs next, and why it cannot be had yet. */
export function Finish({ scoring, sheet }: { scoring: Scoring; sheet: ShownSheet }) {
  const { t } = useTranslation('tablet')
  const { outbox, rules, finish } = scoring
  if (!rules || sheet.server.excused || sheet.server.entrantStatus !== 'active') return null
  if (sheet.status === 'signed') {
    return (
      <div className="grid gap-2.5">
        <Said word="tablet:finish.signed" sheet={sheet} />
        <NextEntrant scoring={scoring} />
      </div>
    )
  }
  if (sheet.status === 'open') return <Submit scoring={scoring} sheet={sheet} rules={rules} />
  const canTakeBack = obstacleTo(outbox, 'takeBack', sheet.server.id) === null
  const canSign = obstacleTo(outbox, 'sign', sheet.server.id) === null
  return (
    <div className="grid gap-2.5">
      <Said word={`tablet:finish.submitted.${sheet.statusProgress}`} sheet={sheet} />
      {canTakeBack && (
        <button
          type="button"
          onClick={() => finish('takeBack')}
          className="min-h-14 rounded-card border border-line-strong text-lg"
        >
          {t('finish.takeBack')}
        </button>
      )}
      {canSign && <Sign key={sheet.server.id} {...{ scoring, sheet, rules }} />}
      <NextEntrant scoring={scoring} />
    </div>
  )
}

interface PartProps {
  scoring: Scoring
  sheet: ShownSheet
  rules: StageRules
}

/** Lives only while this one sheet can be signed: its question must not come up for another. */
function Sign({ scoring, sheet, rules }: PartProps) {
  const { t } = useTranslation('tablet')
  const [signing, setSigning] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setSigning(true)} className={`${BIG} bg-red text-paper`}>
        {t('finish.sign')}
      </button>
      <SignDialog
        isOpen={signing}
        onOpenChange={setSigning}
        sheet={sheet}
        rules={rules}
        onSign={() => scoring.finish('sign')}
      />
    </>
  )
}

function Submit({ scoring, sheet, rules }: PartProps) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const { outbox, finish, confirmed } = scoring
  const missing = missingOn(rules, sheet)
  const obstacle = confirmed ? obstacleTo(outbox, 'submit', sheet.server.id) : 'unconfirmed'
  const names = aspectsOf(rules)
    .filter(({ id }) => missing.includes(id))
    .map(({ title }) => pick(title))
  const sum = writeUnits(sumsOf(rules, sheet).sum, rules.places)
  const says =
    obstacle === null
      ? { first: t('finish.submit', { code: sheet.server.code }), then: t('finish.sum', { sum }) }
      : obstacle === 'missing'
        ? { first: t('finish.missing', { count: missing.length }), then: names.join(t('comma')) }
        : { first: t('finish.cannot'), then: t(`obstacle.${obstacle}`) }
  return (
    <button
      type="button"
      aria-disabled={obstacle !== null}
      onClick={() => {
        if (obstacle === null) finish('submit')
        else if (obstacle === 'missing') scoring.nextAspect()
      }}
      className={`${BIG} ${obstacle === null ? 'bg-red text-paper' : 'bg-line text-ink'}`}
    >
      {says.first}
      <span className="line-clamp-2 text-sm font-normal">{says.then}</span>
    </button>
  )
}

function NextEntrant({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const { nextSheet, chooseSheet } = scoring
  if (!nextSheet) return null
  return (
    <button
      type="button"
      onClick={() => chooseSheet(nextSheet.server.id)}
      className="min-h-14 rounded-card bg-ink text-lg font-medium text-paper"
    >
      {t('finish.next', { code: nextSheet.server.code })}
    </button>
  )
}

function Said({ word, sheet }: { word: string; sheet: ShownSheet }) {
  const { t } = useTranslation('tablet')
  return (
    <p
      role="status"
      className="rounded-card bg-green-soft px-4 py-3 text-center font-medium text-green"
    >
      {t(word, { code: sheet.server.code })}
    </p>
  )
}
