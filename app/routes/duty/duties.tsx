import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { Table, Td, Th } from '~/components/Table'
import { DutyLine } from '~/components/duty/DutyList'
import { RulesInForce } from '~/components/duty/RulesInForce'
import { useSubmitted } from '~/components/useSubmitted'
import { DUTY_KINDS } from '~/domain/review/duties'
import { isUpcoming } from '~/domain/review/nextYear'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { confirmDutySchema } from '~/protocol/duty'
import { AppError } from '~/protocol/errors'
import { officeScope } from '~/queries/contest/officeScope.server'
import { officeDuties } from '~/queries/duty/dutyList.server'
import { studioTarget } from '~/queries/studio/studioTarget.server'
import { confirmDuty } from '~/services/review/confirmDuty.server'
import { Filter } from '../office/Filter'
import { ConfirmForm } from './ConfirmForm'

export const loader = loaderFor({
  access: { may: 'studio.list', on: (_query, read, viewer) => officeScope(read, viewer) },
  search: z.object({
    zone: z.string().max(16).default(''),
    kind: z.union([z.literal(''), z.enum(DUTY_KINDS)]).default(''),
    done: z.literal('1').optional(),
  }),
  load: async ({ app, viewer, search }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    return {
      ...(await officeDuties(app, scope, search)),
      ...{ filters: search, opId: randomUUID(), done: search.done === '1' },
      mayDecide: can(viewer, 'studio.decide', scope),
      mayAmend: can(viewer, 'register.arrange', scope),
    }
  },
})

export const action = actionFor({
  access: { may: 'studio.list', on: (_query, read, viewer) => officeScope(read, viewer) },
  form: confirmDutySchema,
  run: async ({ app, viewer, form, reject }) => {
    const target = await studioTarget(app.read, form.studio)
    if (!target || !can(viewer, 'studio.decide', target)) throw new AppError('forbidden')
    const answer = await confirmDuty(app, {
      ...{ form, actor: viewer.personId, receivedAt: app.now() },
    })
    if (answer.ok) return redirect('/office/duties?done=1')
    const gone = answer.code === 'dutyGone'
    return reject({ form: [gone ? 'duty:gone' : `studio:problem.${answer.code}`] }, 409)
  },
})

export { shouldRevalidate } from '~/components/revalidate'

export const handle: PageHandle = { title: 'duty:title' }

/** Dynamic management: which studios have something to do today, and why. Nothing acts by itself. */
export default function DutiesPage() {
  const { list, zones, today, rules, filters, opId, done, mayDecide, mayAmend } =
    useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('duty')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={t('title')}
        facts={<DutyFacts />}
        actions={mayAmend && <LinkButton to="/office/duties/rules">{t('rules.link')}</LinkButton>}
      />
      <div className="mb-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t('done')}</DoneNotice>
        )}
      </div>
      <Form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
        <Filter
          name="zone"
          label={t('list.zone')}
          all={t('list.all')}
          value={filters.zone}
          options={zones.map(({ value, name }) => ({ value, label: pick(name) }))}
        />
        <Filter
          name="kind"
          label={t('list.kind')}
          all={t('list.allDuties')}
          value={filters.kind}
          options={DUTY_KINDS.map((value) => ({
            value,
            label: isUpcoming(value)
              ? t('list.announced', { kind: t(`kind.${value}`) })
              : t(`kind.${value}`),
          }))}
        />
        <Button type="submit">{t('list.filter')}</Button>
      </Form>
      {list.length === 0 ? (
        <EmptyState title={t('list.none')} text={t('list.noneText')} />
      ) : (
        <Table caption={t('title')}>
          <thead>
            <tr>
              <Th>{t('list.studio')}</Th>
              <Th>{t('list.zone')}</Th>
              <Th>{t('list.duty')}</Th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ studio, duty }) => (
              <tr key={duty.key}>
                <Td className="align-top">
                  <Link
                    to={`/office/studios/${studio.id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {studio.name}
                  </Link>
                  <p className="text-sm text-muted">{studio.unit}</p>
                </Td>
                <Td className="align-top">{pick(studio.zone)}</Td>
                <Td>
                  <DutyLine duty={duty} />
                  {duty.needsConfirmation && mayDecide && (
                    <ConfirmForm studioId={studio.id} {...{ duty, today, opId, submitted }} />
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <RulesInForce rules={rules} />
    </OfficeShell>
  )
}

/** How much there is to do, and what is only announced and so not among it. */
function DutyFacts() {
  const { t } = useTranslation('duty')
  const { list, today: day, announced, filters } = useLoaderData<typeof loader>()
  const total = list.length
  if (isUpcoming(filters.kind)) return t('factsAnnounced', { day, total })
  const added = list.filter(({ duty }) => duty.isNew).length
  return (
    <>
      {t('facts', { day, total, added })}
      {filters.kind === '' && announced > 0 && (
        <span className="block">{t('announced', { count: announced })}</span>
      )}
    </>
  )
}
