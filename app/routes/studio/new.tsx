import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import type { Viewer } from '~/domain/people/permissions'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { registerStudioForm } from '~/protocol/studio'
import { officeScope } from '~/queries/contest/officeScope.server'
import { zoneOptions } from '~/queries/studio/zoneOptions.server'
import { registerStudio } from '~/services/studio/registerStudio.server'
import { registerFields } from './changeFields'
import { FormFields } from './FormFields'

const access = {
  may: 'studio.decide',
  on: (_query: unknown, read: Application['read'], viewer: Viewer) => officeScope(read, viewer),
} as const

export const loader = loaderFor({
  access,
  load: async ({ app }) => ({ zones: await zoneOptions(app.read), opId: randomUUID() }),
})

export const action = actionFor({
  access,
  form: registerStudioForm,
  run: async ({ app, viewer, form, reject }) => {
    const { opId, ...row } = form
    const by = { actor: viewer.personId, receivedAt: app.now() }
    const answer = await registerStudio(app, { opId, row, ...by })
    if (!answer.ok) return reject({ form: [`studio:problem.${answer.code}`] }, 409)
    return redirect(`/office/studios/${answer.studioId}?done=1`)
  },
})

export const handle = { title: 'studio:new.title' }

export default function NewStudioPage() {
  const { zones, opId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const submitted = useSubmitted(answer)
  const { t } = useTranslation('studio')
  const pick = usePick()
  const fields = registerFields({
    zones: zones.map(({ code, name }) => ({ value: code, label: pick(name) })),
    word: (kind, value) => t(`${kind}.${value}`),
  })
  return (
    <OfficeShell>
      <PageHead title={t('new.title')} facts={t('new.facts')} />
      <Card>
        <Form method="post" noValidate className="grid max-w-4xl gap-4 md:grid-cols-2">
          {submitted.formError && (
            <div className="md:col-span-2">
              <FormProblem error={submitted.formError} />
            </div>
          )}
          <input type="hidden" name="opId" value={submitted.values.opId ?? opId} />
          <FormFields
            fields={fields}
            typed={answer ? submitted.values : null}
            errors={submitted.errors}
          />
          <div className="flex flex-wrap gap-2.5 md:col-span-2">
            <Button type="submit" tone="primary">
              {t('new.submit')}
            </Button>
            <LinkButton to="/office/studios" tone="quiet">
              {t('new.back')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </OfficeShell>
  )
}
