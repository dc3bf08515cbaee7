import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { Field } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { Renewed } from '~/components/Renewed'
import { Table, Td, Th } from '~/components/Table'
import { useSubmitted } from '~/components/useSubmitted'
import type { Viewer } from '~/domain/people/permissions'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { doublingForm } from '~/protocol/serviceMap'
import { officeScope } from '~/queries/contest/officeScope.server'
import { doublingPlans } from '~/queries/studio/doublingPlans.server'
import { dayOf } from '~/services/studio/dayOf'
import { setDoublingTarget } from '~/services/studio/setDoublingTarget.server'

const access = {
  may: 'register.arrange',
  on: (_query: unknown, read: Application['read'], viewer: Viewer) => officeScope(read, viewer),
} as const

export const loader = loaderFor({
  access,
  search: z.object({ done: z.coerce.number().int().optional().catch(undefined) }),
  load: async ({ app, search }) => {
    const today = dayOf(app.now())
    return {
      plans: await doublingPlans(app.read, today),
      year: today.slice(0, 4),
      done: search.done ?? null,
      opId: randomUUID(),
    }
  },
})

export const action = actionFor({
  access,
  form: doublingForm,
  run: async ({ app, viewer, form, reject }) => {
    const editionId = (await officeScope(app.read, viewer))?.editionId
    if (editionId === undefined) throw new AppError('notFound')
    const by = { actor: viewer.personId, receivedAt: app.now() }
    const answer = await setDoublingTarget(app, { ...form, editionId, ...by })
    if (!answer.ok) return reject({ form: [`studio:problem.${answer.code}`] }, 409)
    return redirect(`/office/doubling?done=${form.year}`)
  },
})

export const handle = { title: 'studio:doubling.title' }

export default function DoublingPage() {
  const { plans, year, done, opId } = useLoaderData<typeof loader>()
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('studio')
  return (
    <OfficeShell>
      <PageHead
        title={t('doubling.title')}
        facts={t('doubling.facts')}
        actions={<LinkButton to="/studios">{t('doubling.public')}</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        {plans.length === 0 ? (
          <EmptyState title={t('doubling.none')} text={t('doubling.noneText')} />
        ) : (
          <Table caption={t('doubling.title')}>
            <thead>
              <tr>
                <Th>{t('doubling.year')}</Th>
                <Th numeric>{t('doubling.target')}</Th>
                <Th numeric>{t('doubling.named')}</Th>
                <Th numeric>{t('doubling.missing')}</Th>
                <Th numeric>{t('doubling.percent')}</Th>
                <Th numeric>{t('doubling.lost')}</Th>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => (
                <tr key={plan.year}>
                  <Td>{plan.year}</Td>
                  <Td numeric>{plan.target}</Td>
                  <Td numeric>{plan.named}</Td>
                  <Td numeric>{plan.missing}</Td>
                  <Td numeric>{plan.percent}%</Td>
                  <Td numeric>{plan.lost}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Card title={t('doubling.set')}>
          <Renewed>
            <Form method="post" noValidate className="grid gap-4">
              {formError !== null && <FormProblem error={formError} />}
              {done !== null && <DoneNotice>{t('doubling.done', { year: done })}</DoneNotice>}
              <input type="hidden" name="opId" value={opId} />
              <Field
                name="year"
                type="number"
                label={t('doubling.year')}
                defaultValue={values.year ?? year}
                errors={errors.year}
              />
              <Field
                name="target"
                type="number"
                label={t('doubling.target')}
                hint={t('doubling.targetHint')}
                defaultValue={values.target}
                errors={errors.target}
              />
              <Button type="submit" tone="primary">
                {t('save')}
              </Button>
            </Form>
          </Renewed>
        </Card>
      </div>
    </OfficeShell>
  )
}
