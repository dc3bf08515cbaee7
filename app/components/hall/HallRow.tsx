import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OrderedRow } from '~/domain/contest/orderRows'
import { pick, type Language } from '~/locales/languages'
import { useLanguage } from '~/locales/useLanguage'
import { stateText } from '../board/RowNotes'
import { zoneName } from '../board/zoneName'
import type { Move } from '../live/boardMemory'
import { Fit } from './Fit'
import { emsOf, fitText } from './fitText'
import { ROW_HEIGHT, type Columns } from './hallColumns'

const MEDALS = ['', 'text-hall-gold', 'text-hall-silver', 'text-hall-bronze']
const FIGURES = { height: ROW_HEIGHT, sizes: [46, 40, 34, 28, 22] }
const SCORES = { height: ROW_HEIGHT, sizes: [36, 32, 28, 24, 20, 18] }
const WORDS = { height: ROW_HEIGHT, sizes: [36, 32, 30, 28, 26, 24, 22, 20, 18, 16] }
const NOTE = 26
const NOTE_GAP = 20

/** One row of the ranking; every text in it takes the size that fits. */
export function HallRow({
  placed,
  move,
  stages,
  current,
  columns,
  largest,
}: {
  placed: OrderedRow
  move: Move | undefined
  stages: readonly string[]
  /** The stage that a row's state is about. */
  current: string | null
  columns: Columns
  /** The size of type at which the zones of all rows fit. */
  largest: number
}) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const { row, rank } = placed
  const ranked = row.state === 'ranked'
  const medal = (rank !== null && MEDALS[rank]) || (rank === null ? 'text-hall-muted' : '')
  const faint = ranked ? '' : 'text-hall-muted'
  const state = ranked ? '' : stateText(row, t)
  const notes = notesOf(placed, move, t)
  const taken = notes.reduce((sum, { shown }) => sum + emsOf(shown) * NOTE + NOTE_GAP, 0)
  const words = wordsOf(placed, { stages, language, t })
  const sizes = WORDS.sizes.filter((size) => size <= largest)
  return (
    <tr
      data-row={row.id}
      className={`grid min-h-0 items-center overflow-hidden border-t-2 border-white/10 [&>td]:min-w-0 [&>td]:px-4 ${move ? 'bg-hall-moved' : ''}`}
      style={{ gridTemplateColumns: columns.template }}
    >
      <td className={`text-center font-bold ${medal}`}>
        <Fit text={`${rank ?? '–'}`} room={{ ...FIGURES, width: columns.rank }} />
      </td>
      <td className={ranked && (row.zone ?? row.name) ? 'text-hall-muted' : ''}>
        <Fit text={row.code} room={{ ...SCORES, width: columns.code }} />
      </td>
      <td className={`flex items-center gap-5 ${faint}`}>
        {words !== '' && (
          <Fit text={words} room={{ ...WORDS, sizes, width: columns.zone - taken }} />
        )}
        {notes.map(({ shown, said, colour }) => (
          <span key={said} className={`shrink-0 hall-text-26 whitespace-nowrap ${colour}`}>
            <span aria-hidden="true">{shown}</span>
            <span className="sr-only">{said}</span>
          </span>
        ))}
      </td>
      {stages.map((key) => {
        const weighted = row.stages.find((stage) => stage.key === key)?.weighted ?? null
        const text = weighted ?? (key === current && state !== '' ? state : '–')
        return (
          <td key={key} className={`text-right ${faint}`}>
            <Fit text={text} room={{ ...SCORES, width: columns.stage }} />
          </td>
        )
      })}
      <td className={`text-right font-bold ${medal}`}>
        <Fit text={row.total ?? '–'} room={{ ...FIGURES, width: columns.total }} />
      </td>
    </tr>
  )
}

interface Context {
  readonly stages: readonly string[]
  readonly language: Language
  readonly t: TFunction<'board'>
}

/** Where an entrant is from, and its state where no stage's column says it. */
function wordsOf({ row }: OrderedRow, { stages, language, t }: Context): string {
  const state = row.state !== 'ranked' && stages.length === 0 ? stateText(row, t) : ''
  const from = row.name ? pick(row.name, language) : row.zone && zoneName(row.zone, language)
  return [from, state].filter(Boolean).join('　')
}

/** The largest size of type at which the words of all these rows fit beside each other. */
export function wordsSize(rows: readonly OrderedRow[], columns: Columns, context: Context): number {
  const room = { ...WORDS, width: columns.zone }
  return Math.min(...rows.map((placed) => fitText(wordsOf(placed, context), room)))
}

interface Note {
  /** Short, for the screen. */
  readonly shown: string
  /** In full, for who has it read out. */
  readonly said: string
  readonly colour: string
}

function notesOf({ row, tied }: OrderedRow, move: Move | undefined, t: TFunction<'board'>): Note[] {
  const notes: Note[] = []
  if (tied) notes.push({ shown: t('tied'), said: t('tied'), colour: 'text-hall-muted' })
  if (row.corrected) {
    notes.push({ shown: t('corrected'), said: t('corrected'), colour: 'text-hall-amber' })
  }
  const moved = move && moveNote(move, t)
  if (moved) notes.push(moved)
  return notes
}

function moveNote({ from, to }: Move, t: TFunction<'board'>): Note | null {
  if (to === null || from === to) return null
  if (from === null) {
    return { shown: t('hall.entered'), said: t('entered'), colour: 'text-hall-green' }
  }
  const [sign, key, colour] =
    to < from
      ? (['▲', 'up', 'text-hall-green'] as const)
      : (['▼', 'down', 'text-hall-muted'] as const)
  const count = Math.abs(from - to)
  return { shown: `${sign} ${count}`, said: t(key, { count }), colour }
}
