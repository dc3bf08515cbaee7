import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { Table, Td, Th } from '~/components/Table'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { poolForm } from '~/protocol/cycle'
import { AppError } from '~/protocol/errors'
import { cycleTarget } from '~/queries/review/cycleTarget.server'
import { expertsPage } from '~/queries/review/expertsPage.server'
import {
  addExpertToPool,
  assignPool,
  replaceInPool,
  withdrawFromPool,
} from '~/services/review/experts.server'
import { AddExpert } from './AddExpert'
import { PoolTable } from './PoolTable'
import { Substitutes } from './Substitutes'

const params = z.object({ cycle: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: { may: 'cycle.run', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  search: z.object({ done: z.enum(['add', 'withdraw', 'assign', 'replace']).optional() }),
  load: async ({ app, params, search }) => {
    const pool = await expertsPage(app, params.cycle)
    if (!pool) throw new AppError('notFound')
    return { pool, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access: { may: 'cycle.run', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  form: poolForm,
  run: async ({ app, viewer, params, form, reject }) => {
    const op = {
      ...{ cycleId: params.cycle, opId: form.opId, actor: viewer.personId },
      receivedAt: app.now(),
    }
    const answer = await perform(app, op, form)
    if (!answer.ok) return reject({ form: [`cycle:problem.${answer.code}`] }, 409)
    return redirect(`/office/cycles/${params.cycle}/experts?done=${form.do}`)
  },
})

function perform(
  app: Parameters<typeof assignPool>[0],
  op: Parameters<typeof assignPool>[1],
  form: z.output<typeof poolForm>,
) {
  switch (form.do) {
    case 'add': {
      const { name, phone, zone, noUnit } = form
      const creditCode = form.creditCode === '' && noUnit === 'on' ? null : form.creditCode
      return addExpertToPool(app, op, { name, phone, zone, creditCode })
    }
    case 'withdraw':
      return withdrawFromPool(app, op, form)
    case 'assign':
      return assignPool(app, op)
    case 'replace': {
      const { review, from, to, reason } = form
      return replaceInPool(app, op, { reviewId: review, from, to, reason })
    }
  }
}

export { shouldRevalidate } from '~/components/revalidate'

export const handle = { title: 'cycle:experts.title' }

/** A cycle's experts: the pool, the assignment, and who replaces whom. */
export default function ExpertsPage() {
  const { pool, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('cycle')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={t('experts.title')}
        facts={`${t('list.name', { year: pool.year, title: pick(pool.title) })}${pool.sample ? ` · ${t('sample')}` : ''}`}
        actions={<LinkButton to={`/office/cycles/${pool.id}`}>{t('meeting.back')}</LinkButton>}
      />
      <div className="grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t(`experts.done.${done}`)}</DoneNotice>
        )}
        <Substitutes lines={pool.toReplace} {...{ opId, submitted }} />
        <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
          <PoolTable pool={pool} opId={opId} />
          <div className="grid gap-4">
            {!pool.isAssigned && (
              <Card title={t('experts.assignTitle')}>
                <Form method="post" className="grid gap-3">
                  <p>{t('experts.assignText', { ...pool.rules })}</p>
                  <input type="hidden" name="opId" value={opId} />
                  <Button type="submit" name="do" value="assign" tone="primary">
                    {t('experts.assign')}
                  </Button>
                </Form>
              </Card>
            )}
            <AddExpert zones={pool.zones} {...{ opId, submitted }} />
          </div>
        </div>
        {pool.assigned.length > 0 && (
          <Table caption={t('experts.assigned')}>
            <thead>
              <tr>
                <Th>{t('reviews.studio')}</Th>
                <Th>{t('experts.assigned')}</Th>
              </tr>
            </thead>
            <tbody>
              {pool.assigned.map(({ reviewId, studio, experts }) => (
                <tr key={reviewId}>
                  <Td>{studio}</Td>
                  <Td>{experts.map(({ name }) => name).join(t('review:comma'))}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </OfficeShell>
  )
}
