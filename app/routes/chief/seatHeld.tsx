import { randomUUID } from 'node:crypto'
import { data } from '@remix-run/node'
import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useNavigation,
  useOutletContext,
} from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '~/components/Button'
import { Notice } from '~/components/Notice'
import type { ChiefHeld } from '~/domain/contest/chiefStage'
import { actionFor, loaderFor } from '~/http/route.server'
import { reasonSchema, type ChiefSnapshot } from '~/protocol/chief'
import { opIdSchema } from '~/protocol/judging'
import { adoptSeatHeld } from '~/services/contest/chief/adoptSeatHeld.server'
import { chiefAccess, seatParams } from './chiefRoute.server'
import { ReasonField } from './OpForm'
import { panelPath } from './paths'
import { SidePanel } from './SidePanel'
import { useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: seatParams,
  load: ({ params }) => ({ seatId: params.seatId, opId: randomUUID() }),
})

export const action = actionFor({
  access: chiefAccess,
  params: seatParams,
  form: z.object({ opId: opIdSchema, reason: reasonSchema }),
  run: async ({ app, params, viewer, signInId, form, reject }) => {
    const receivedAt = app.now()
    const by = { viewer, device: signInId, receivedAt }
    const answer = await adoptSeatHeld(app, { ...params, ...form, ...by })
    if (!answer.ok) {
      const status = answer.code === 'rate' ? 429 : 409
      return reject({ form: [`chief:refusal.${answer.code}`] }, status)
    }
    return data({ adopted: answer.adopted, left: answer.left })
  },
})

/** All that waits of one seat: one by one, or in one go with one reason. */
export default function SeatHeldPanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { seatId, opId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const sending = useNavigation().state === 'submitting'
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const seat = stage.seats.find(({ id }) => id === seatId)
  if (!seat) return null
  const held = stage.held.filter((one) => one.seatId === seatId)
  const done = answer && 'adopted' in answer ? answer : null
  const rejected = answer && 'submission' in answer ? answer.submission : null
  const problem = rejected?.error?.['']?.[0]
  const reason: unknown = rejected?.initialValue?.['reason']
  const why = new Map(done?.left.map((left) => [left.held, left.why]))
  return (
    <SidePanel stageId={stage.stageId} title={t('seatHeld.title', { seat: text.seatOf(seat) })}>
      {done && (
        <Notice tone={held.length === 0 ? 'done' : 'warning'} isAnswer>
          {t('seatHeld.adopted', { count: done.adopted })}
          {held.length > 0 && t('seatHeld.left', { count: held.length })}
        </Notice>
      )}
      {held.length === 0 && !done && <p>{t('seatHeld.none')}</p>}
      <ul className="divide-y divide-line">
        {held.map((one) => (
          <HeldLine key={one.id} stageId={stage.stageId} held={one} why={why.get(one.id)} />
        ))}
      </ul>
      {held.length > 0 && (
        <Form method="post" preventScrollReset className="grid gap-3 border-t border-line pt-4">
          <h3 className="font-bold">{t('seatHeld.all')}</h3>
          <p className="text-sm text-muted">{t('seatHeld.hint')}</p>
          {problem !== undefined && (
            <Notice tone="problem" isAnswer>
              {t(problem)}
            </Notice>
          )}
          <input type="hidden" name="opId" value={opId} />
          <ReasonField
            name="reason"
            value={typeof reason === 'string' ? reason : ''}
            errors={rejected?.error?.['reason'] ?? undefined}
          />
          <div>
            <Button type="submit" tone="primary" aria-disabled={sending}>
              {t('seatHeld.submit')}
            </Button>
          </div>
        </Form>
      )}
    </SidePanel>
  )
}

function HeldLine({
  stageId,
  held,
  why,
}: {
  stageId: string
  held: ChiefHeld
  why: string | undefined
}) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const cannot = why ?? held.refusal?.replace('lifecycle.', '')
  return (
    <li>
      <Link
        to={panelPath(stageId, 'held', held.id)}
        preventScrollReset
        className="grid min-h-11 content-center py-1.5 hover:bg-canvas"
      >
        <span className="flex flex-wrap justify-between gap-x-3">
          <span className="font-medium underline underline-offset-4">
            {text.who(held.code)} {text.held(held)}
          </span>
          <span className="text-sm text-muted">{text.clock(held.receivedAt)}</span>
        </span>
        {cannot !== undefined && (
          <span className="text-sm text-amber">{t(`refusal.${cannot}`)}</span>
        )}
      </Link>
    </li>
  )
}
