import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useOutletContext } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '~/components/Button'
import { Field } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { useSubmitted } from '~/components/useSubmitted'
import { chiefRows, type MatrixRow } from '~/domain/contest/chiefMatrix'
import { frozenBy, type FreezeChoice } from '~/domain/contest/freezeChoice'
import { actionFor, loaderFor } from '~/http/route.server'
import { reasonSchema, type ChiefSnapshot } from '~/protocol/chief'
import { opIdSchema } from '~/protocol/judging'
import { performChiefOp } from '~/services/contest/chief/performChiefOp.server'
import { chiefAccess, refusalKey, stageOf, stageParams } from './chiefRoute.server'
import { ReasonField } from './OpForm'
import { stagePath } from './paths'
import { SidePanel } from './SidePanel'

export { shouldRevalidate } from '~/components/revalidate'

const WHO = ['unscored', 'last', 'top', 'all'] as const

const form = z.object({
  opId: opIdSchema,
  who: z.enum([...WHO, 'nobody']),
  number: z.coerce.number().int().min(1).max(500).optional(),
  reason: reasonSchema,
})

export const loader = loaderFor({
  access: chiefAccess,
  params: stageParams,
  load: () => ({ opId: randomUUID() }),
})

/** `nobody` ends a freeze; the rest hides those whom the choice means at this moment. */
export const action = actionFor({
  access: chiefAccess,
  params: stageParams,
  form,
  run: async ({ app, params, viewer, signInId, form, reject }) => {
    const { stageId } = params
    const { who, number, reason, opId } = form
    const counted = who === 'last' || who === 'top'
    if (counted && number === undefined) return reject({ fields: { number: ['required'] } })
    const { live } = await stageOf(app, stageId)
    const choice: FreezeChoice | null =
      who === 'nobody' ? null : counted ? { who, number: number ?? 1 } : { who }
    const hidden = choice ? frozenBy(choice, chiefRows(live.state, stageId)) : []
    if (choice && hidden.length === 0) return reject({ form: ['chief:freeze.nobody'] })
    const op = choice
      ? ({ kind: 'freeze', hidden, reason } as const)
      : ({ kind: 'unfreeze', reason } as const)
    const request = { stageId, opId, op }
    const receivedAt = app.now()
    const answer = await performChiefOp(app, { viewer, request, device: signInId, receivedAt })
    if (answer.ok) return redirect(`${stagePath(stageId)}?done=${answer.seq}`)
    return reject({ form: [refusalKey(answer)] }, answer.code === 'rate' ? 429 : 409)
  },
})

/** Stops what the public sees, or lets it go on. */
export default function FreezePanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { opId } = useLoaderData<typeof loader>()
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('chief')
  const frozen = stage.frozen !== null
  return (
    <SidePanel stageId={stage.stageId} title={t('freeze.title')}>
      <p className="text-sm text-muted">{t(frozen ? 'freeze.releaseHint' : 'freeze.hint')}</p>
      <Form method="post" preventScrollReset className="grid gap-4">
        {formError !== null && (
          <Notice tone="problem" isAnswer>
            {t(formError)}
          </Notice>
        )}
        <input type="hidden" name="opId" value={opId} />
        {frozen ? (
          <input type="hidden" name="who" value="nobody" />
        ) : (
          <Choice rows={stage.rows} values={values} errors={errors} />
        )}
        <ReasonField
          name="reason"
          value={values.reason ?? t(frozen ? 'freeze.releaseReason' : 'freeze.defaultReason')}
          errors={errors.reason}
        />
        <Button type="submit" tone="primary">
          {t(frozen ? 'freeze.release' : 'freeze.open')}
        </Button>
      </Form>
    </SidePanel>
  )
}

function Choice({
  rows,
  values,
  errors,
}: {
  rows: readonly MatrixRow[]
} & Pick<ReturnType<typeof useSubmitted>, 'values' | 'errors'>) {
  const { t } = useTranslation('chief')
  const unscored = frozenBy({ who: 'unscored' }, rows).length
  return (
    <>
      <fieldset>
        <legend className="font-medium">{t('freeze.who')}</legend>
        {WHO.map((who) => (
          <label key={who} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="who"
              value={who}
              defaultChecked={(values.who ?? 'unscored') === who}
              className="size-5 accent-ink"
            />
            {t(`freeze.${who}`, { count: unscored })}
          </label>
        ))}
      </fieldset>
      <Field
        label={t('freeze.number')}
        hint={t('freeze.numberHint')}
        name="number"
        type="number"
        inputMode="numeric"
        min={1}
        max={500}
        optional
        defaultValue={values.number}
        errors={errors.number}
      />
    </>
  )
}
