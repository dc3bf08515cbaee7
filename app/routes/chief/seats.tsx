import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { data } from '@remix-run/node'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { chiefHeader, type ChiefSeat } from '~/domain/contest/chiefStage'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { stageNames } from '~/queries/review/stageNames.server'
import { showSeatCode } from '~/services/contest/seats.server'
import { chiefAccess, stageOf, stageParams } from './chiefRoute.server'
import { KnownNames } from './knownNames'
import { stagePath } from './paths'
import { qrPath, seatAddress } from './seatQr.server'
import { StageWords } from './StageWords'
import { useChiefText } from './useChiefText'

export const loader = loaderFor({
  access: chiefAccess,
  params: stageParams,
  load: async ({ app, params, request }) => {
    const { place, live } = await stageOf(app, params.stageId)
    const stage = live.state.stages.get(params.stageId)
    if (!stage) throw new AppError('notFound')
    const { hostname } = new URL(request.url)
    return {
      stageId: params.stageId,
      contest: place.contest.name,
      isReview: place.isReview,
      names: await stageNames(app, place, live.state),
      seats: chiefHeader(live.state, stage).seats,
      local: hostname === 'localhost' || hostname === '127.0.0.1',
    }
  },
})

export const action = actionFor({
  access: chiefAccess,
  params: stageParams,
  form: z.object({ seat: z.string().min(1).max(64) }),
  run: async ({ app, params, viewer, form, request }) => {
    const { place, live } = await stageOf(app, params.stageId)
    if (live.state.seats.get(form.seat)?.stageId !== params.stageId) throw new AppError('notFound')
    if (!can(viewer, 'seat.showCode', place)) throw new AppError('forbidden')
    const { code, expiresAt } = await showSeatCode(app, { seatId: form.seat })
    const address = seatAddress(new URL(request.url).origin, code)
    const shown = { seat: form.seat, code, expiresAt: expiresAt.toISOString(), address }
    return data({ shown, qr: await qrPath(address) })
  },
})

export const handle: PageHandle = { title: 'chief:codes.title' }

/** Who sits where: codes to take a seat by, or in a review the experts whose own the seats are. */
export default function SeatCodesPage() {
  const { isReview, names } = useLoaderData<typeof loader>()
  return (
    <StageWords isReview={isReview} names={names}>
      <Seats />
    </StageWords>
  )
}

/** Seat codes and QR codes, one at a time: each showing makes a new one. */
function Seats() {
  const { stageId, contest, isReview, seats, local } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer && 'shown' in answer ? answer : null
  const { t } = useTranslation('chief')
  const pick = usePick()
  return (
    <OfficeShell place={pick(contest)}>
      <PageHead
        title={t('codes.title')}
        facts={<span className="block max-w-3xl">{t('codes.intro')}</span>}
        actions={<LinkButton to={stagePath(stageId)}>{t('codes.back')}</LinkButton>}
      />
      <div className="grid gap-4">
        {local && !isReview && <Notice tone="warning">{t('codes.local')}</Notice>}
        <ul className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
          {seats.map((seat) => (
            <li key={seat.id} id={`seat-${seat.ordinal}`}>
              <SeatCode seat={seat} answer={shown?.shown.seat === seat.id ? shown : null} />
            </li>
          ))}
        </ul>
      </div>
    </OfficeShell>
  )
}

interface ShownCode {
  shown: { code: string; expiresAt: string; address: string }
  qr: { size: number; path: string }
}

function SeatCode({ seat, answer }: { seat: ChiefSeat; answer: ShownCode | null }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const name = text.seatOf(seat)
  const isOwn = seat.id in useContext(KnownNames).experts
  return (
    <section
      aria-label={name}
      className={`grid gap-3 rounded-card border bg-paper p-5 ${answer ? 'border-2 border-ink' : 'border-line'}`}
    >
      <h2 className="text-xl font-bold">{name}</h2>
      <p className="text-muted">{t(seat.tenureId !== null ? 'codes.taken' : 'codes.vacant')}</p>
      {answer && (
        <div className="grid gap-3">
          <svg
            role="img"
            aria-label={t('codes.qr', { seat: name })}
            viewBox={`-4 -4 ${answer.qr.size + 8} ${answer.qr.size + 8}`}
            shapeRendering="crispEdges"
            className="w-full max-w-80 bg-white"
          >
            <path d={answer.qr.path} stroke="#000000" fill="none" />
          </svg>
          <output className="text-4xl font-bold tracking-widest">{answer.shown.code}</output>
          <p className="text-muted">
            {t('codes.expires', { time: text.clock(answer.shown.expiresAt) })}
          </p>
          <p className="text-sm break-all">
            {t('codes.address', { address: answer.shown.address })}
          </p>
        </div>
      )}
      {!isOwn && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="seat" value={seat.id} />
          <Button type="submit" tone={seat.tenureId !== null || answer ? 'plain' : 'primary'}>
            {t(answer ? 'codes.again' : 'codes.show', { seat: name })}
          </Button>
        </Form>
      )}
    </section>
  )
}
