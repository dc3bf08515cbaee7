import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { Field } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { usePick } from '~/locales/useLanguage'
import { tiesForm } from '~/protocol/cycle'
import { AppError } from '~/protocol/errors'
import { cycleTarget } from '~/queries/review/cycleTarget.server'
import { expertTies } from '~/queries/review/expertTies.server'
import { declareOwnTie, withdrawFromPool } from '~/services/review/experts.server'
import { DeclareTie } from './DeclareTie'

const params = z.object({ cycle: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: { may: 'review.score', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  search: z.object({ done: z.enum(['declare', 'withdraw']).optional() }),
  load: async ({ app, viewer, params, search }) => {
    const ties = await expertTies(app, params.cycle, viewer.personId)
    if (!ties) throw new AppError('notFound')
    return { ties, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access: { may: 'review.score', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  form: tiesForm,
  run: async ({ app, viewer, params, form, reject }) => {
    const { personId: actor } = viewer
    const op = { cycleId: params.cycle, opId: form.opId, actor, receivedAt: app.now() }
    const answer =
      form.do === 'declare'
        ? await declareOwnTie(app, op, form.studio, textsOf('zh').t('expert:ties.reason'))
        : await withdrawFromPool(app, op, { expert: actor, reason: form.reason })
    if (!answer.ok) return reject({ form: [`cycle:problem.${answer.code}`] }, 409)
    return redirect(`/expert/${params.cycle}/ties?done=${form.do}`)
  },
})

export const handle = { title: 'expert:ties.title' }

/** Where an expert declares ties to studios, or leaves the pool. */
export default function TiesPage() {
  const { ties, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('expert')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={t('ties.title')}
        facts={t('cycle', { year: ties.year, title: pick(ties.title) })}
        actions={<LinkButton to="/expert">{t('ties.back')}</LinkButton>}
      />
      <div className="grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t(`ties.done.${done}`)}</DoneNotice>
        )}
        {ties.isWithdrawn && <Notice tone="warning">{t('ties.withdrawn')}</Notice>}
        <p className="max-w-3xl">{t('ties.text')}</p>
        <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
          <Table caption={t('ties.studios')}>
            <thead>
              <tr>
                <Th>{t('ties.studio')}</Th>
                <Th>{t('ties.zone')}</Th>
                <Th>{t('ties.tie')}</Th>
              </tr>
            </thead>
            <tbody>
              {ties.studios.map(({ studioId, name, unit, zone, isDeclared, isMine }) => (
                <tr key={studioId} className="align-top">
                  <Td>
                    <p className="flex flex-wrap items-center gap-x-2">
                      <span className="font-medium">{name}</span>
                      {isMine && <StatusPill tone="blue">{t('ties.assigned')}</StatusPill>}
                    </p>
                    <p className="text-sm text-muted">{unit}</p>
                  </Td>
                  <Td>{pick(zone)}</Td>
                  <Td>
                    {isDeclared ? (
                      <StatusPill tone="amber">{t('ties.declared')}</StatusPill>
                    ) : (
                      !ties.isWithdrawn && (
                        <Form method="post">
                          <DeclareTie studio={{ studioId, name, isMine }} opId={opId} />
                        </Form>
                      )
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {!ties.isWithdrawn && (
            <Card title={t('ties.withdrawTitle')}>
              <Form method="post" noValidate className="grid gap-3">
                <p>{t('ties.withdrawText')}</p>
                <input type="hidden" name="opId" value={opId} />
                <Field
                  name="reason"
                  label={t('cycle:reason')}
                  maxLength={500}
                  defaultValue={submitted.values.reason}
                  errors={submitted.errors.reason}
                />
                <Button type="submit" name="do" value="withdraw" tone="danger">
                  {t('ties.withdraw')}
                </Button>
              </Form>
            </Card>
          )}
        </div>
      </div>
    </OfficeShell>
  )
}
