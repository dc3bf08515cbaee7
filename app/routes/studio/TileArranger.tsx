import { Form } from '@remix-run/react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { useScripted } from '~/components/useScripted'
import { MOST_COLUMNS, moveTile, type TilePlace } from '~/domain/studio/tileMap'
import { usePick } from '~/locales/useLanguage'
import type { PublicZoneName } from '~/protocol/studioRegister'

const STEPS: Partial<Record<string, [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** Free rows below the last zone, so that there is somewhere to go. */
const SPARE_ROWS = 2

interface Props {
  places: readonly TilePlace[]
  zones: readonly PublicZoneName[]
  opId: string
}

/**
 * The grid of the service map. A zone is picked up with a click or Enter, and put down in another
 * cell in the same way; the arrow keys move the one that is picked up.
 */
export function TileArranger({ places, zones, opId }: Props) {
  const { t } = useTranslation('studio')
  const pick = usePick()
  const scripted = useScripted()
  const [tiles, setTiles] = useState(places)
  const [held, setHeld] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [moved, setMoved] = useState<string | null>(null)
  const movedButton = useRef<HTMLButtonElement>(null)
  // a button that moves in the page loses the focus, and so does an empty cell that is filled
  useEffect(() => {
    movedButton.current?.focus()
  }, [tiles])
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1 + SPARE_ROWS
  const nameOf = (code: string) => {
    const zone = zones.find((one) => one.code === code)
    return zone ? pick(zone.name) : code
  }
  const place = ({ column, row }: Pick<TilePlace, 'column' | 'row'>) =>
    t('map.cell', { row: row + 1, column: column + 1 })

  function put(code: string, to: Pick<TilePlace, 'column' | 'row'>): void {
    const next = moveTile(tiles, code, to)
    if (next === tiles) return
    setTiles(next)
    setMoved(code)
    setSaid(t('map.moved', { zone: nameOf(code), place: place(to) }))
  }

  function onClick(cell: Pick<TilePlace, 'column' | 'row'>, code: string | null): void {
    if (held === null || held === code) {
      setHeld(held === null ? code : null)
      setSaid(held === null && code !== null ? t('map.held', { zone: nameOf(code) }) : '')
      return
    }
    put(held, cell)
    setHeld(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const tile = tiles.find(({ code }) => code === held)
    if (event.key === 'Escape') setHeld(null)
    if (!step || !tile) return
    event.preventDefault()
    put(tile.code, { column: tile.column + step[0], row: tile.row + step[1] })
  }

  const cells = Array.from({ length: rows * MOST_COLUMNS }, (_, index) => ({
    column: index % MOST_COLUMNS,
    row: Math.floor(index / MOST_COLUMNS),
  }))
  return (
    <Form method="post" className="grid gap-3">
      <input type="hidden" name="step" value="tiles" />
      <input type="hidden" name="opId" value={opId} />
      <input type="hidden" name="places" value={JSON.stringify(tiles)} />
      <div
        role="group"
        aria-label={t('map.grid')}
        onKeyDown={onKeyDown}
        className="grid max-w-4xl gap-1"
        style={{ gridTemplateColumns: `repeat(${MOST_COLUMNS}, minmax(0, 1fr))` }}
      >
        {cells.map((cell) => {
          const tile = tiles.find(({ column, row }) => column === cell.column && row === cell.row)
          const code = tile?.code ?? null
          return (
            <button
              key={code ?? `${cell.column},${cell.row}`}
              type="button"
              ref={code !== null && code === moved ? movedButton : null}
              style={{ gridColumn: cell.column + 1, gridRow: cell.row + 1 }}
              aria-label={code === null ? t('map.emptyCell', { place: place(cell) }) : undefined}
              aria-pressed={code === null ? undefined : code === held}
              disabled={!scripted}
              onClick={() => onClick(cell, code)}
              className={
                code === null
                  ? 'min-h-14 rounded-lg border border-dashed border-line-strong hover:bg-canvas'
                  : 'min-h-14 rounded-lg border border-line-strong bg-paper px-1 text-sm break-words hover:border-ink aria-pressed:border-2 aria-pressed:border-red aria-pressed:bg-red-soft'
              }
            >
              {code !== null && nameOf(code)}
            </button>
          )
        })}
      </div>
      <p role="status" className="min-h-6 text-muted-strong">
        {said}
      </p>
      <div>
        <Button type="submit" tone="primary">
          {t('map.saveTiles')}
        </Button>
      </div>
    </Form>
  )
}
