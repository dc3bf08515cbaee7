import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatrixCell, MatrixRow } from '~/domain/contest/chiefMatrix'
import type { RecordLine } from '~/domain/contest/chiefRecord'
import type { ChiefHeld, ChiefSeat } from '~/domain/contest/chiefStage'
import { htmlLang } from '~/locales/languages'
import { useLanguage, usePick } from '~/locales/useLanguage'
import { KnownNames } from './knownNames'

export interface ChiefText {
  /** The name of a seat by its ordinal. */
  seat: (ordinal: number) => string
  /** A seat with the expert whose own it is, if it is somebody's. */
  seatOf: (seat: Pick<ChiefSeat, 'id' | 'ordinal'>) => string
  /** Whom a code stands for: the code, and the name where entrants are known by it. */
  who: (code: string) => string
  /** What a cell shows. */
  cell: (cell: MatrixCell) => string
  /** What a row shows in its last column. */
  outcome: (row: MatrixRow) => string
  record: (line: RecordLine) => string
  /** What a held op would do: a mark with its value, or its kind. */
  held: (held: ChiefHeld) => string
  /** The time of day of a moment, in the time of the competitions. */
  clock: (iso: string) => string
  /** Date and time of a moment, in the time of the competitions. */
  day: (iso: string) => string
  list: (parts: readonly string[]) => string
}

/** The words for what the matrix and the log show. */
export function useChiefText(): ChiefText {
  const { t } = useTranslation('chief')
  const locale = htmlLang(useLanguage())
  const pick = usePick()
  const names = useContext(KnownNames)
  const seat = (ordinal: number) =>
    t(ordinal <= 9 ? `seatName.${ordinal}` : 'seatName.other', { number: ordinal })
  const who = (code: string) =>
    names.studios[code] ? `${code} ${pick(names.studios[code])}` : code
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    seat,
    seatOf: ({ id, ordinal }) =>
      [seat(ordinal), names.experts[id]].filter((part) => part !== undefined).join(' '),
    who,
    cell: (cell) => {
      const { state, scored, of, subtotal, cause } = cell
      if (subtotal !== null) return subtotal
      return t(`cell.${state}`, { scored, of, cause: t(`cause.${cause ?? 'absent'}`) })
    },
    outcome: (row) => {
      if (row.outcome === 'complete') return row.total ?? ''
      if (row.outcome === 'deviating' || row.outcome === 'incomplete') {
        return t(`outcome.${row.outcome}`)
      }
      return row.status === 'active' ? `${row.submitted} / ${row.required}` : '–'
    },
    record: ({ kind, seat: ordinal, code, to, count, adopted, aspect, value }) =>
      t(`${adopted ? 'recordAdopted' : 'record'}.${kind}`, {
        aspect: aspect && pick(aspect),
        value: value ?? t('notScored'),
        seat: ordinal === null ? '' : seat(ordinal),
        code: code === null ? (count === null ? '' : t('sheetsCount', { count })) : who(code),
        to: to === null ? '' : t(`to.${to}`),
        count: count ?? 0,
      }),
    held: ({ kind, aspect, value }) =>
      aspect ? `${pick(aspect)} ${value ?? t('notScored')}` : t(`held.kind.${kind}`),
    day: (iso) => day.format(new Date(iso)),
    clock: (iso) => clock.format(new Date(iso)),
    list: (parts) => list.format(parts),
  }
}

/** The ordinal of a seat by its id. */
export function ordinalOf(seats: readonly ChiefSeat[], id: string): number {
  return seats.find((seat) => seat.id === id)?.ordinal ?? 0
}
