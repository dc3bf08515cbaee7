import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fromKey, subtract, compare, round, toDecimal, zero } from '~/domain/arithmetic/rational'
import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { useLanguage } from '~/locales/useLanguage'
import { RankMark } from './RankMark'
import { stateText } from './RowNotes'
import { zoneName } from './zoneName'

/** What `/contests/:slug/mine` answers. */
export interface Mine {
  readonly entryCode: string
  /** Null while a blind stage hides which row it is. */
  readonly rowId: string | null
}

/**
 * The viewer's own entry, asked for apart from the page, which is the same for everybody. Null for
 * who is not signed in or not in this contest; asked again when the board changes its shape.
 */
export function useMine(slug: string, shape: string): Mine | null {
  const [mine, setMine] = useState<Mine | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    fetch(`/contests/${slug}/mine`, {
      signal: stop.signal,
      headers: { accept: 'application/json' },
    })
      .then(async (answer) =>
        setMine(answer.status === 200 ? ((await answer.json()) as Mine) : null),
      )
      // Offline, or the page was left: what is shown stays.
      .catch(() => undefined)
    return () => stop.abort()
  }, [slug, shape])
  return mine
}

/** The viewer's own result, first on the page. */
export function MyResult({ board, mine }: { board: PublicBoard; mine: Mine }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const ordered = orderRows(board.rows)
  const own = ordered.find(({ row }) => row.id === mine.rowId)
  const above = own?.rank
    ? ordered.findLast(({ rank }) => rank !== null && rank < (own.rank ?? 0))
    : null
  return (
    <section
      aria-label={t('mine.title')}
      className="mx-4 mb-4 flex items-center gap-5 rounded-card border border-line bg-paper px-5 py-4 md:mx-0"
    >
      {own && <RankMark rank={own.rank} className="text-4xl" />}
      <div className="flex-1">
        <h2 className="font-bold">{t('mine.title')}</h2>
        <p className="text-sm text-muted-strong">
          {t('mine.entry', { code: mine.entryCode })}
          {own?.row.zone && ` · ${zoneName(own.row.zone, language)}`}
        </p>
        {!own && <p className="mt-1">{t(mine.rowId === null ? 'mine.blind' : 'mine.notYet')}</p>}
      </div>
      {own && (
        <div className="text-right">
          <p className="text-2xl font-bold">{own.row.total ?? stateText(own.row, t)}</p>
          {above?.rank && (
            <p className="text-sm text-muted-strong">
              {t('mine.gap', { rank: above.rank, gap: gapText(above.row.keys, own.row.keys) })}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

/** By how much the better total is higher, to two decimals, never shown as less than it is. */
function gapText([better]: string[], [own]: string[]): string {
  if (better === undefined || own === undefined) return ''
  const gap = subtract(fromKey(better), fromKey(own))
  return compare(gap, zero) === 0 ? '0' : toDecimal(round(gap, { round: 'up', places: 2 }), 2)
}
