import { Link } from '@remix-run/react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import type { ChiefSeat } from '~/domain/contest/chiefStage'
import type { StagePhase } from '~/domain/contest/events'
import type { ChiefEphemeral } from '~/protocol/chief'
import { KnownNames } from './knownNames'
import { panelPath } from './paths'
import { seatSilence } from './seatSilence'
import { useChiefText } from './useChiefText'

const LOOK = {
  here: { sign: '●', tone: 'text-green' },
  silent: { sign: '▲', tone: 'text-amber' },
  vacant: { sign: '○', tone: 'text-muted-strong' },
  over: { sign: '✓', tone: 'text-muted-strong' },
}

/** Who sits where, and when each device was last heard from. */
export function SeatsPanel({
  stageId,
  phase,
  seats,
  ephemeral,
  judges,
}: {
  stageId: string
  phase: StagePhase
  seats: readonly ChiefSeat[]
  ephemeral: ChiefEphemeral
  /** Names by opaque id. */
  judges: Readonly<Record<string, string>>
}) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const { experts } = useContext(KnownNames)
  const whose = ({ id, personId }: ChiefSeat) =>
    personId === null ? experts[id] : judges[personId]
  return (
    <Card title={t('seats.title')}>
      <ul className="divide-y divide-line">
        {seats.map((seat) => {
          const { state, seconds, pending } = seatSilence(seat, phase, ephemeral)
          const { sign, tone } = LOOK[state]
          return (
            <li key={seat.id}>
              <Link
                to={panelPath(stageId, 'desk', seat.id)}
                preventScrollReset
                className="grid min-h-11 grid-cols-[auto_1fr] items-center gap-x-2.5 py-1.5 hover:bg-canvas"
              >
                <span aria-hidden="true" className={tone}>
                  {sign}
                </span>
                <span className="flex flex-wrap justify-between gap-x-3">
                  <span className="font-medium">
                    {text.seat(seat.ordinal)}
                    {whose(seat) !== undefined && (
                      <span className="ml-2 font-normal">{whose(seat)}</span>
                    )}
                    <span className="sr-only">{t(`seats.${state}`)}</span>
                  </span>
                  <span className={state === 'silent' ? 'text-amber' : 'text-muted'}>
                    {state === 'vacant' && t('seats.empty')}
                    {state === 'over' && t('seats.over')}
                    {(state === 'here' || state === 'silent') && <Heard seconds={seconds} />}
                  </span>
                </span>
                {state !== 'vacant' && (state === 'silent' || pending > 0) && (
                  <span className="col-start-2 text-sm text-amber">
                    {pending > 0 ? t('seats.pending', { count: pending }) : t('seats.mayHold')}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function Heard({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('chief')
  if (seconds === null) return t('seats.unheard')
  if (seconds < 10) return t('seats.now')
  if (seconds < 120) return t('seats.seconds', { count: seconds })
  return t('seats.minutes', { count: Math.floor(seconds / 60) })
}
