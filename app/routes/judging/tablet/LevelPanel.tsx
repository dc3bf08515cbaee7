import { useTranslation } from 'react-i18next'
import type { Judgement } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'
import type { ShownSheet } from '~/tablet/outbox/view'
import { short } from './SheetPanel'
import type { Scoring } from './useScoring'

/** The four levels of a judgement with their written benchmarks, large enough to read and tap. */
export function LevelPanel({
  aspect,
  scoring,
  sheet,
  places,
}: {
  aspect: Judgement
  scoring: Scoring
  sheet: ShownSheet
  places: number
}) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const level = sheet.marks[aspect.id]?.value ?? null
  return (
    <div className="grid gap-2.5">
      <p className="rounded-card bg-canvas px-5 py-3 font-medium">{pick(aspect.title)}</p>
      {aspect.benchmarks.map((words, each) => (
        <button
          key={each}
          type="button"
          aria-pressed={level === each}
          onClick={() => scoring.setValue(aspect, each)}
          className={`grid min-h-[76px] grid-cols-[auto_1fr_auto] items-center gap-3 rounded-card px-4 py-2 text-left portrait:min-h-14 ${
            level === each ? 'bg-ink text-paper' : 'bg-canvas'
          }`}
        >
          <span className="text-[28px] font-bold">{each}</span>
          <span className="text-[15px] leading-snug">{pick(words)}</span>
          <span className="text-[15px]">
            {t('pad.marks', { marks: short(aspect.marks[each] ?? 0, places) })}
          </span>
        </button>
      ))}
      <button
        type="button"
        disabled={level === null}
        onClick={() => scoring.setValue(aspect, null)}
        className="min-h-11 justify-self-start px-2 text-muted-strong underline underline-offset-4 disabled:no-underline disabled:opacity-60"
      >
        {t('pad.clear')}
      </button>
    </div>
  )
}
