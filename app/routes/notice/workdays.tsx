import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { Field, FieldFrame } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { Renewed } from '~/components/Renewed'
import { Table, Td, Th } from '~/components/Table'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { workDayFormSchema } from '~/protocol/notice'
import { officeScope } from '~/queries/contest/officeScope.server'
import { workDays } from '~/queries/notice/workDays.server'
import { setWorkDay } from '~/services/notice/setWorkDay.server'

export const loader = loaderFor({
  access: { may: 'register.arrange', on: (_query, read, viewer) => officeScope(read, viewer) },
  load: async ({ app }) => ({ ...(await workDays(app.read)), opId: randomUUID() }),
})

export const action = actionFor({
  access: { may: 'register.arrange', on: (_query, read, viewer) => officeScope(read, viewer) },
  form: workDayFormSchema,
  run: async ({ app, viewer, form, reject }) => {
    const answer = await setWorkDay(app, { form, actor: viewer.personId, receivedAt: app.now() })
    if (answer.ok) return redirect('/office/workdays')
    return reject({ form: [`notice:problem.${answer.code}`] }, 409)
  },
})

export const handle: PageHandle = { title: 'notice:workdays.title' }

/** The holidays and worked weekends that periods in workdays are counted with. */
export default function WorkDays() {
  const { days, known, opId } = useLoaderData<typeof loader>()
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('notice')
  const typed = values.do === 'set' ? values : {}
  return (
    <OfficeShell>
      <PageHead title={t('workdays.title')} facts={t('workdays.intro', known)} />
      {formError && (
        <div className="mb-4">
          <FormProblem error={formError} />
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        {days.length === 0 ? (
          <EmptyState title={t('workdays.none')} text={t('workdays.noneText')} />
        ) : (
          <Table caption={t('workdays.title')}>
            <thead>
              <tr>
                <Th>{t('workdays.day')}</Th>
                <Th>{t('workdays.kind')}</Th>
                <Th>{t('workdays.name')}</Th>
                <Th>{t('workdays.clear')}</Th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, isWorkday, title }) => (
                <tr key={day}>
                  <Td>{day}</Td>
                  <Td>{t(isWorkday ? 'workdays.worked' : 'workdays.holiday')}</Td>
                  <Td>{title}</Td>
                  <Td>
                    <Form method="post">
                      <input type="hidden" name="opId" value={opId} />
                      <input type="hidden" name="do" value="clear" />
                      <input type="hidden" name="day" value={day} />
                      <Button type="submit" aria-label={t('workdays.clearDay', { day })}>
                        {t('workdays.clear')}
                      </Button>
                    </Form>
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Card title={t('workdays.add')}>
          <Renewed>
            <Form method="post" noValidate className="grid gap-4">
              <input type="hidden" name="opId" value={opId} />
              <input type="hidden" name="do" value="set" />
              <Field
                label={t('workdays.day')}
                name="day"
                type="date"
                defaultValue={typed.day}
                errors={errors.day}
              />
              <FieldFrame label={t('workdays.kind')} errors={errors.isWorkday}>
                {(control) => (
                  <select {...control} name="isWorkday" defaultValue={typed.isWorkday ?? 'no'}>
                    <option value="no">{t('workdays.holiday')}</option>
                    <option value="yes">{t('workdays.worked')}</option>
                  </select>
                )}
              </FieldFrame>
              <Field
                label={t('workdays.name')}
                name="title"
                optional
                defaultValue={typed.title}
                errors={errors.title}
              />
              <Button type="submit" tone="primary">
                {t('workdays.save')}
              </Button>
            </Form>
          </Renewed>
        </Card>
      </div>
    </OfficeShell>
  )
}
