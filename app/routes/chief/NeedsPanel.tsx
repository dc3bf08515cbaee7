import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { LinkButton } from '~/components/Button'
import type { MatrixRow } from '~/domain/contest/chiefMatrix'
import { missingIn, sheetsIn } from '~/domain/contest/chiefMissing'
import type { ChiefHeld } from '~/domain/contest/chiefStage'
import { usePick } from '~/locales/useLanguage'
import type { ChiefSnapshot } from '~/protocol/chief'
import { panelPath } from './paths'
import { ordinalOf, useChiefText } from './useChiefText'

/** The one place for what needs a decision of the chief judge. */
export function NeedsPanel({ stage, ties }: { stage: ChiefSnapshot; ties: number }) {
  const { t } = useTranslation('chief')
  const { stageId, phase, rows, held } = stage
  const apart = rows.filter((row) => row.deviation === 'open' || row.deviation === 'early')
  const open = phase === 'scoring' || phase === 'signing'
  const missing = missingIn(rows, held)
  const sheets = open ? sheetsIn(missing.sheets) : 0
  const signatures = phase === 'signing' ? sheetsIn(missing.signatures) : 0
  const nothing = apart.length + held.length + sheets + signatures + ties === 0
  return (
    <Card title={t('needs.title')}>
      {nothing && <p className="text-muted">{t('needs.nothing')}</p>}
      <ul className="grid gap-4">
        {open && apart.map((row) => <Apart key={row.codeId} stage={stage} row={row} />)}
        {bySeat(held).map((ofSeat) => (
          <HeldItem key={ofSeat[0].seatId} stageId={stageId} held={ofSeat} />
        ))}
        {ties > 0 && (
          <Item to={panelPath(stageId, 'ties')} button={t('needs.decideTies')}>
            {t('needs.ties')}
          </Item>
        )}
        {sheets + signatures > 0 && (
          <Item to={panelPath(stageId, 'step')} button={t('needs.seeMissing')}>
            {sheets > 0
              ? t('needs.missing', { count: sheets })
              : t('needs.unsigned', { count: signatures })}
          </Item>
        )}
      </ul>
    </Card>
  )
}

function Apart({ stage, row }: { stage: ChiefSnapshot; row: MatrixRow }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const pick = usePick()
  const [first] = row.deviations
  if (!first) return null
  const seats = first.farthest.map((id) => text.seat(ordinalOf(stage.seats, id)))
  const far = row.cells.filter((cell) => first.farthest.includes(cell.seat))
  const { code, codeId, deviation } = row
  const { range, limit, level, title } = first
  return (
    <li className="grid gap-2.5">
      <p>
        <Trans
          t={t}
          i18nKey={deviation === 'early' ? 'needs.early' : 'needs.deviation'}
          values={{ code: text.who(code), seats: text.list(seats), range, limit }}
          components={[<strong key="what" className="text-red" />]}
        />
        {level !== 'stage' && t('needs.part', { title: pick(title) })}
      </p>
      <div className="flex flex-wrap gap-2">
        {far.map((cell) => (
          <LinkButton
            key={cell.sheet}
            tone={cell === far[0] ? 'primary' : 'plain'}
            to={panelPath(stage.stageId, 'sheets', cell.sheet)}
            preventScrollReset
          >
            {t('needs.return', { seat: text.seat(ordinalOf(stage.seats, cell.seat)) })}
          </LinkButton>
        ))}
        {deviation === 'open' && (
          <LinkButton to={panelPath(stage.stageId, 'entrants', codeId)} preventScrollReset>
            {t('needs.confirm')}
          </LinkButton>
        )}
      </div>
    </li>
  )
}

type SomeHeld = [ChiefHeld, ...ChiefHeld[]]

/** What waits, seat by seat: after a restored backup a seat can have a hundred. */
function bySeat(held: readonly ChiefHeld[]): SomeHeld[] {
  const seats = new Map<string, SomeHeld>()
  for (const one of held) {
    const known = seats.get(one.seatId)
    if (known) known.push(one)
    else seats.set(one.seatId, [one])
  }
  return [...seats.values()]
}

function HeldItem({ stageId, held }: { stageId: string; held: SomeHeld }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const [{ id, seat, seatId, code }] = held
  const several = held.length > 1
  const to = several ? panelPath(stageId, 'desk', seatId, 'held') : panelPath(stageId, 'held', id)
  return (
    <Item to={to} button={t('needs.decide')}>
      <Trans
        t={t}
        i18nKey={several ? 'needs.heldSeveral' : 'needs.held'}
        count={held.length}
        values={{ seat: text.seat(seat), code: text.who(code), count: held.length }}
        components={[<strong key="what" className="text-amber" />]}
      />
    </Item>
  )
}

function Item({ to, button, children }: { to: string; button: string; children: ReactNode }) {
  return (
    <li className="grid justify-items-start gap-2.5">
      <p>{children}</p>
      <LinkButton to={to} preventScrollReset>
        {button}
      </LinkButton>
    </li>
  )
}
