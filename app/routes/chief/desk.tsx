import { randomUUID } from 'node:crypto'
import { useLoaderData, useOutletContext } from '@remix-run/react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { loaderFor } from '~/http/route.server'
import type { ChiefSnapshot } from '~/protocol/chief'
import { chiefAccess, chiefAction, seatParams } from './chiefRoute.server'
import { KnownNames } from './knownNames'
import { OpForm } from './OpForm'
import { stagePath } from './paths'
import { seatSilence } from './seatSilence'
import { SidePanel } from './SidePanel'
import { useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: seatParams,
  load: ({ params }) => ({ seatId: params.seatId, opId: randomUUID() }),
})

export const action = chiefAction

/** One seat: its code, and moving it to another device or person. */
export default function SeatPanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { seatId, opId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const seat = stage.seats.find(({ id }) => id === seatId)
  const isOwn = seatId in useContext(KnownNames).experts
  if (!seat) return null
  const { state } = seatSilence(seat, stage.phase, stage.ephemeral)
  const closed = stage.phase === 'signed' || stage.phase === 'decoded'
  return (
    <SidePanel stageId={stage.stageId} title={t('seat.title', { seat: text.seatOf(seat) })}>
      <p>
        {t(`seats.${state}`)}
        {seat.tenure > 0 && (
          <span className="ml-2 text-muted">{t('seat.tenure', { number: seat.tenure })}</span>
        )}
      </p>
      {closed ? (
        <p className="text-muted">{t('step.over')}</p>
      ) : (
        <>
          {!isOwn && (
            <LinkButton to={`${stagePath(stage.stageId)}/seats#seat-${seat.ordinal}`}>
              {t('seat.showCode')}
            </LinkButton>
          )}
          {seat.tenureId !== null && (
            <OpForm
              kind="moveSeat"
              opId={opId}
              fields={{ seat: seatId, tenure: seat.tenureId }}
              title={t('seat.move')}
              hint={`${t('seat.moveHint')} ${t('seat.moveDone')}`}
              submit={t('seat.move')}
              tone="danger"
            />
          )}
        </>
      )}
    </SidePanel>
  )
}
