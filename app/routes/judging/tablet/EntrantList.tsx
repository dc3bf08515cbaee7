import { ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import { listStateOf, type ListState } from '~/tablet/listState'
import type { ShownSheet } from '~/tablet/outbox/view'
import type { Scoring } from './useScoring'

type Tone = 'quiet' | 'done' | 'waiting' | 'now'

const TONES: Record<Tone, string> = {
  quiet: 'text-muted-strong',
  done: 'text-green',
  waiting: 'text-amber',
  now: 'text-red',
}

/**
 * All entrants of the seat in order, each with what its sheet still needs.
 *
 * @param isFolded where there is no room for it: it opens when asked for, until one is chosen
 */
export function EntrantList({ scoring, isFolded }: { scoring: Scoring; isFolded: boolean }) {
  const { t } = useTranslation('tablet')
  const fold = useRef<HTMLDetailsElement>(null)
  const { sheets } = scoring
  const submitted = sheets.filter(({ status }) => status !== 'open').length
  const progress = t('list.progress', { submitted, all: sheets.length })
  const choose = (id: string) => {
    scoring.chooseSheet(id)
    // First, because what is folded away loses the focus.
    fold.current?.querySelector('summary')?.focus()
    fold.current?.removeAttribute('open')
  }
  const list = (
    <ol>
      {sheets.map((shown) => (
        <Row key={shown.server.id} shown={shown} scoring={scoring} onChoose={choose} />
      ))}
    </ol>
  )
  if (isFolded) {
    return (
      <nav aria-label={t('list.title')} className="border-b border-line bg-paper">
        <details ref={fold} className="group">
          <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 px-4 font-medium">
            {progress}
            <ChevronDown aria-hidden="true" className="size-5 group-open:rotate-180" />
          </summary>
          {list}
        </details>
      </nav>
    )
  }
  return (
    <nav
      aria-label={t('list.title')}
      className="min-h-0 overflow-y-auto border-r border-line bg-paper pb-4"
    >
      <p className="px-5 pt-4 pb-2 text-sm text-muted-strong portrait:px-3">{progress}</p>
      {list}
    </nav>
  )
}

interface RowProps {
  shown: ShownSheet
  scoring: Scoring
  onChoose: (id: string) => void
}

function Row({ shown, scoring, onChoose }: RowProps) {
  const { t } = useTranslation('tablet')
  const { outbox, rules, sheet } = scoring
  const pick = usePick()
  if (!rules) return null
  const dossier = outbox.server?.seat.dossiers?.[shown.server.codeId]
  const state = listStateOf(outbox, rules, shown)
  const { sign, tone, word } = look(state)
  const current = sheet?.server.id === shown.server.id
  return (
    <li>
      <button
        type="button"
        aria-current={current ? 'true' : undefined}
        onClick={() => onChoose(shown.server.id)}
        className={`grid min-h-14 w-full grid-cols-[20px_1fr] items-center gap-x-2 border-l-4 py-1.5 pr-4 pl-3 text-left portrait:pr-2 ${
          current ? 'border-red bg-red-soft' : 'border-transparent'
        }`}
      >
        <span aria-hidden="true" className={`text-center font-bold ${TONES[tone]}`}>
          {sign}
        </span>
        <span className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-2">
          <span className={`text-xl ${current ? 'font-bold' : ''}`}>{shown.server.code}</span>
          <span
            className={`text-sm ${current && tone === 'waiting' ? 'text-ink' : TONES[tone]} ${tone === 'quiet' ? '' : 'font-medium'}`}
          >
            {t(word, 'count' in state ? { count: state.count } : {})}
          </span>
          {dossier && <span className="w-full truncate text-sm">{pick(dossier.name)}</span>}
        </span>
      </button>
    </li>
  )
}

function look(state: ListState): { sign: string; tone: Tone; word: string } {
  switch (state.kind) {
    case 'out':
      return { sign: '–', tone: 'quiet', word: `tablet:list.${state.status}` }
    case 'excused':
      return { sign: '–', tone: 'quiet', word: `tablet:excused.${state.cause}` }
    case 'trouble':
      return { sign: '!', tone: 'now', word: 'tablet:list.trouble' }
    case 'missing':
      return { sign: '◐', tone: 'now', word: 'tablet:list.missing' }
    case 'complete':
      return { sign: '●', tone: 'now', word: 'tablet:list.complete' }
    case 'reopened':
      return { sign: '↺', tone: 'now', word: 'tablet:list.reopened' }
    case 'untouched':
      return { sign: '○', tone: 'quiet', word: 'tablet:list.untouched' }
    case 'toSign':
      return { sign: '●', tone: 'now', word: 'tablet:list.toSign' }
    case 'signed':
      return { sign: '✓', tone: 'done', word: 'tablet:list.signed' }
    case 'submitted': {
      const counted = state.progress === 'counted'
      const here = state.progress === 'saved' || state.progress === 'sent'
      const tone = here ? 'waiting' : counted ? 'done' : 'quiet'
      return { sign: here ? '●' : '✓', tone, word: `tablet:list.submitted.${state.progress}` }
    }
  }
}
