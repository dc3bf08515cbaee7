import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import type { ShownSheet } from '~/tablet/outbox/view'
import { readPad, writeUnits, type NumberAspect, type PadKey } from '~/tablet/padEntry'
import { short } from './SheetPanel'
import type { Scoring } from './useScoring'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'] as const
const KEY =
  'min-h-[60px] rounded-card bg-canvas active:bg-line landscape:min-h-[68px] portrait:min-h-[52px]'
const STEP = 'min-h-13 rounded-card border border-line-strong bg-paper text-lg active:bg-line'

/** The tablet's own number pad, with the aspect's step. What it cannot take it explains. */
export function NumberPad({
  aspect,
  scoring,
  sheet,
  places,
}: {
  aspect: NumberAspect
  scoring: Scoring
  sheet: ShownSheet
  places: number
}) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const { typed, press, step, setValue } = scoring
  const value = sheet.marks[aspect.id]?.value ?? null
  const shown = typed?.text ?? (value === null ? '' : writeUnits(value, places))
  const reading = typed ? readPad(typed.text, aspect, places) : null
  const stepText = short(aspect.step, places)
  const bounds = { max: short(aspect.max, places), step: stepText }
  const whole = wholeOf(aspect)
  const problem = reading && reading.kind !== 'value' ? problemOf(reading) : null
  return (
    <div className="grid gap-2.5">
      <div
        className={`grid min-h-[84px] content-center rounded-card px-5 py-2 ${problem?.wrong ? 'bg-red-soft' : 'bg-canvas'}`}
      >
        <div className="flex items-center justify-between gap-3">
          <p className="min-w-0 text-[15px] leading-snug text-muted-strong">
            {pick(aspect.title)}
            <br />
            {t('pad.step', { step: stepText })}
          </p>
          <output className={`text-[44px] leading-none font-bold ${problem ? 'text-amber' : ''}`}>
            {shown === '' ? <span className="text-2xl font-normal">–</span> : shown}
          </output>
        </div>
        <p role="status" className="text-sm font-medium text-red empty:hidden">
          {problem && t(problem.word, bounds)}
        </p>
      </div>
      <div className="grid grid-cols-3 gap-2.5">
        {DIGITS.map((key) => (
          <PadButton key={key} name={key} places={places} onPress={press} />
        ))}
        <button type="button" className={STEP} onClick={() => step(-1)}>
          − {stepText}
        </button>
        <button type="button" className={STEP} onClick={() => step(1)}>
          + {stepText}
        </button>
        <button type="button" className={STEP} onClick={() => setValue(aspect, whole.value)}>
          {t(whole.word)}
        </button>
      </div>
    </div>
  )
}

/** The value that is given with one key. */
function wholeOf(aspect: NumberAspect): { value: number | null; word: string } {
  if (aspect.kind === 'deduction') return { value: 0, word: 'tablet:pad.nothingOff' }
  if (!aspect.counts) return { value: null, word: 'tablet:pad.empty' }
  return { value: aspect.max, word: 'tablet:pad.full' }
}

function PadButton({
  name,
  places,
  onPress,
}: {
  name: PadKey
  places: number
  onPress: (key: PadKey) => void
}) {
  const { t } = useTranslation('tablet')
  const label = name === 'back' ? t('pad.back') : name
  return (
    <button
      type="button"
      disabled={name === '.' && places === 0}
      aria-label={name === '.' ? t('pad.point') : undefined}
      onClick={() => onPress(name)}
      className={`${KEY} ${name === 'back' ? 'text-xl' : 'text-[28px] font-bold'} disabled:invisible`}
    >
      {label}
    </button>
  )
}

function problemOf(reading: Exclude<ReturnType<typeof readPad>, { kind: 'value' }>): {
  wrong: boolean
  word: string
} {
  if (reading.kind === 'unfinished') return { wrong: false, word: 'tablet:pad.unfinished' }
  return { wrong: true, word: reading.why === 'step' ? 'tablet:pad.offStep' : 'tablet:pad.range' }
}
