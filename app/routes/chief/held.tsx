import { randomUUID } from 'node:crypto'
import { useLoaderData, useOutletContext } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import type { ChiefHeld } from '~/domain/contest/chiefStage'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import type { ChiefSnapshot } from '~/protocol/chief'
import { chiefAccess, chiefAction, heldParams } from './chiefRoute.server'
import { OpForm } from './OpForm'
import { panelPath } from './paths'
import { SidePanel } from './SidePanel'
import { useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: heldParams,
  load: ({ params }) => ({ heldId: params.heldId, opId: randomUUID() }),
})

export const action = chiefAction

/** A judge's op that came too late: what it is, why it is held, and the decision. */
export default function HeldPanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { heldId, opId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('chief')
  const held = stage.held.find(({ id }) => id === heldId)
  if (!held) {
    return (
      <SidePanel stageId={stage.stageId} title={t('held.title')}>
        <p>{t('refusal.alreadyDecided')}</p>
      </SidePanel>
    )
  }
  const why = held.refusal
  const others = stage.held.filter(({ seatId }) => seatId === held.seatId).length - 1
  return (
    <SidePanel stageId={stage.stageId} title={t('held.title')}>
      <Facts held={held} />
      {why !== null && (
        <div className="grid justify-items-start gap-2">
          <p className="text-amber">
            {t('held.cannotAdopt', { why: t(`refusal.${why.replace('lifecycle.', '')}`) })}
          </p>
          <LinkButton to={panelPath(stage.stageId, 'sheets', held.sheet)} preventScrollReset>
            {t('held.openSheet')}
          </LinkButton>
        </div>
      )}
      <OpForm
        kind="decideHeld"
        opId={opId}
        fields={{ held: heldId, ...(held.replaces !== null && { replaces: held.replaces }) }}
        title={t('held.decision')}
        buttons={
          <>
            {why === null && (
              <Button type="submit" name="op.decision" value="adopt" tone="primary">
                {t('held.adopt')}
              </Button>
            )}
            <Button type="submit" name="op.decision" value="dismiss" tone="danger">
              {t('held.dismiss')}
            </Button>
          </>
        }
      />
      {others > 0 && (
        <div>
          <LinkButton to={panelPath(stage.stageId, 'desk', held.seatId, 'held')} preventScrollReset>
            {t('held.others', { count: others })}
          </LinkButton>
        </div>
      )}
    </SidePanel>
  )
}

function Facts({ held }: { held: ChiefHeld }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const pick = usePick()
  const { seat, code, kind, aspect, value, now, reason, formerTenure } = held
  const { claimedAt, receivedAt } = held
  const what = aspect ? `${pick(aspect)}：${value ?? t('notScored')}` : (held.text ?? '')
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      <dt className="text-muted">{t(`held.kind.${kind}`)}</dt>
      <dd className="font-bold">
        {t('held.from', { seat: text.seat(seat), code: text.who(code) })}
      </dd>
      {what !== '' && (
        <>
          <dt className="text-muted">{t('held.what')}</dt>
          <dd className="font-bold break-words">{what}</dd>
        </>
      )}
      {aspect && (
        <>
          <dt className="text-muted">{t('held.now')}</dt>
          <dd>{now ?? t('notScored')}</dd>
        </>
      )}
      {claimedAt !== null && (
        <>
          <dt className="text-muted">{t('held.made')}</dt>
          <dd>
            <time dateTime={claimedAt}>{text.clock(claimedAt)}</time>
            <span className="block text-sm text-muted">{t('held.madeHint')}</span>
          </dd>
        </>
      )}
      <dt className="text-muted">{t('held.received')}</dt>
      <dd>
        <time dateTime={receivedAt}>{text.clock(receivedAt)}</time>
        <span className="block text-sm text-muted">{t('held.receivedHint')}</span>
      </dd>
      <dt className="text-muted">{t('held.why')}</dt>
      <dd>
        {t(`held.because.${reason}`)}
        {formerTenure && <span className="block text-amber">{t('held.formerTenure')}</span>}
      </dd>
    </dl>
  )
}
