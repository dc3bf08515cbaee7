import { useTranslation } from 'react-i18next'
import type { Aspect } from '~/domain/contest/ruleSet'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { usePick } from '~/locales/useLanguage'
import { writeUnits } from '~/tablet/padEntry'
import type { Scoring } from './useScoring'

/** What was done last, and the way back; or why the last thing could not be done. */
export function LastAction({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const { lastAction, rules, refusal, dropped } = scoring
  const aspects = rules ? aspectsOf(rules) : []
  const titleOf = (id: string) =>
    pick(aspects.find((a) => a.id === id)?.title ?? { zh: id, en: id })
  const valueOf = (id: string, value: number | null) =>
    write(
      aspects.find((aspect) => aspect.id === id),
      value,
      rules?.places ?? 0,
    ) ?? t('aspect.notScored')
  return (
    <div className="grid gap-1">
      <p role="status" className="text-[15px] font-medium text-red empty:hidden">
        {refusal && t(`obstacle.${refusal}`)}
        {!refusal &&
          dropped &&
          t('pad.dropped', { text: dropped.text, aspect: titleOf(dropped.aspect) })}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <p role="status" className="min-w-0 flex-1 text-muted-strong">
          {lastAction &&
            t('last', {
              aspect: titleOf(lastAction.aspect),
              value: valueOf(lastAction.aspect, lastAction.to),
            })}
        </p>
        {lastAction && (
          <button type="button" onClick={scoring.undo} className="min-h-11 px-3 font-bold text-red">
            {t('undo')}
          </button>
        )}
        <button
          type="button"
          onClick={scoring.nextAspect}
          className="min-h-11 rounded-card border border-line-strong px-4"
        >
          {t('pad.next')}
        </button>
      </div>
    </div>
  )
}

function write(aspect: Aspect | undefined, value: number | null, places: number): string | null {
  if (value === null) return null
  return aspect?.kind === 'judgement' ? String(value) : writeUnits(value, places)
}
