import { useTranslation } from 'react-i18next'
import type { Aspect, Judgement } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'
import type { ShownSheet } from '~/tablet/outbox/view'
import { writeUnits } from '~/tablet/padEntry'
import { AspectPad } from './AspectPad'
import { LastAction } from './LastAction'
import { MarkState } from './MarkState'
import { short } from './SheetPanel'
import type { Scoring } from './useScoring'

interface Props<A extends Aspect = Aspect> {
  aspect: A
  scoring: Scoring
  sheet: ShownSheet
  places: number
  isOpen: boolean
}

/**
 * One aspect: what it is, what was given, and how far that has come.
 *
 * @param hasKeys whether the keys come up below the aspect once it is chosen
 */
export function AspectRow({ aspect, hasKeys, ...rest }: Props & { hasKeys: boolean }) {
  const { t } = useTranslation('tablet')
  const { scoring, sheet, places, isOpen } = rest
  const current = isOpen && scoring.aspect?.id === aspect.id
  return (
    <li
      ref={current ? intoView : undefined}
      className={`rounded-card border bg-paper max-sm:scroll-mt-20 ${
        current ? 'border-red ring-1 ring-red' : 'border-line'
      }`}
    >
      {aspect.kind === 'judgement' ? (
        <LevelRow aspect={aspect} {...rest} />
      ) : (
        <NumberRow aspect={aspect} {...rest} />
      )}
      {hasKeys && current && (
        <div role="group" aria-label={t('pad.title')} className="grid gap-3 p-3 pt-1">
          <AspectPad {...{ aspect, scoring, sheet, places }} />
          <LastAction scoring={scoring} />
        </div>
      )}
    </li>
  )
}

/** The chosen aspect is never hidden under the edge of the list. */
function intoView(row: HTMLLIElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}

function NumberRow({ aspect, scoring, sheet, places, isOpen }: Props<Exclude<Aspect, Judgement>>) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const mark = sheet.marks[aspect.id]
  const value = mark?.value ?? null
  const current = isOpen && scoring.aspect?.id === aspect.id
  const takesOff = aspect.kind === 'deduction'
  const write = (units: number) => `${takesOff && units > 0 ? '−' : ''}${writeUnits(units, places)}`
  const limit = t(takesOff ? 'aspect.mostOff' : 'aspect.full', { marks: short(aspect.max, places) })
  return (
    <button
      type="button"
      disabled={!isOpen}
      aria-current={current ? 'true' : undefined}
      onClick={() => scoring.chooseAspect(aspect.id)}
      className="flex min-h-16 w-full items-center gap-3 rounded-card py-1.5 pr-2 pl-4 text-left"
    >
      <span className="min-w-0 flex-1">
        <span className="block text-lg">{pick(aspect.title)}</span>
        {aspect.hint && (
          <span className="block text-sm text-muted-strong">{pick(aspect.hint)}</span>
        )}
      </span>
      <span className="text-right text-[15px] text-muted-strong">
        {aspect.kind === 'measurement' && !aspect.counts ? t('aspect.recorded') : limit}
      </span>
      <span className="grid w-28 justify-items-stretch gap-0.5 text-center">
        <span
          className={`grid min-h-11 place-items-center rounded-[9px] px-1 text-2xl font-bold ${
            current ? 'text-red' : value === null ? 'bg-canvas' : 'bg-canvas text-ink'
          }`}
        >
          {value === null ? (
            <span className="text-base font-normal text-muted-strong">{t('aspect.notScored')}</span>
          ) : (
            write(value)
          )}
        </span>
        <MarkState mark={mark} write={write} />
      </span>
    </button>
  )
}

function LevelRow({ aspect, scoring, sheet, isOpen }: Props<Judgement>) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const mark = sheet.marks[aspect.id]
  const level = mark?.value ?? null
  const benchmark = level === null ? undefined : aspect.benchmarks[level]
  const title = pick(aspect.title)
  return (
    <div className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 py-1.5 pr-2 pl-4">
      <button
        type="button"
        disabled={!isOpen}
        onClick={() => scoring.chooseAspect(aspect.id)}
        className="min-h-11 min-w-0 flex-1 basis-44 text-left"
      >
        <span className="block text-lg">{title}</span>
        <span className="block text-sm text-muted-strong">
          {benchmark
            ? t('aspect.levelSays', { level, benchmark: pick(benchmark) })
            : t('aspect.chooseLevel')}
        </span>
      </button>
      <div className="grid gap-0.5">
        <div role="group" aria-label={title} className="flex gap-1.5">
          {aspect.benchmarks.map((words, each) => (
            <button
              key={each}
              type="button"
              disabled={!isOpen}
              aria-pressed={level === each}
              aria-label={t('aspect.level', { level: each, benchmark: pick(words) })}
              onClick={() => scoring.setValue(aspect, each)}
              className={`min-h-12 w-16 max-sm:w-14 rounded-[9px] text-xl ${
                level === each ? 'bg-ink font-bold text-paper' : 'bg-canvas'
              }`}
            >
              {each}
            </button>
          ))}
        </div>
        <span className="justify-self-end">
          <MarkState mark={mark} write={String} />
        </span>
      </div>
    </div>
  )
}
