import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import QRCode from 'qrcode'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { enrolFormSchema } from '~/protocol/stages'
import {
  enrolSecondFactor,
  hasSecondFactor,
  newSecondFactor,
} from '~/services/people/secondFactor.server'

export const loader = loaderFor({
  access: 'signedIn',
  search: z.object({ done: z.string().optional() }),
  load: async ({ app, viewer, search }) => {
    if (await hasSecondFactor(app.read, viewer.personId)) {
      return { enrolled: true as const, isDone: search.done === 'yes' }
    }
    const { secret, uri } = await newSecondFactor(viewer.personId.slice(0, 8))
    const picture = await QRCode.toDataURL(uri, { margin: 2, width: 240 })
    return { enrolled: false as const, secret, picture }
  },
})

export const action = actionFor({
  access: 'signedIn',
  form: enrolFormSchema,
  hide: ['code'],
  run: async ({ app, viewer, form, reject }) => {
    const answer = await enrolSecondFactor(app, viewer.personId, form)
    if (answer.ok) return redirect('/office/second-factor?done=yes')
    return reject({ form: [`office:problem.${answer.code}`] }, 409)
  },
})

export const handle = { title: 'office:factor.title' }

export default function SecondFactorPage() {
  const page = useLoaderData<typeof loader>()
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('office')
  return (
    <OfficeShell>
      <PageHead title={t('factor.title')} facts={t('factor.facts')} />
      <div className="max-w-xl">
        {page.enrolled ? (
          <Notice tone="done" title={t(page.isDone ? 'factor.done' : 'factor.enrolled')}>
            {t('factor.lost')}
          </Notice>
        ) : (
          <Card>
            <Form method="post" noValidate className="grid gap-4">
              {formError && <FormProblem error={formError} />}
              {values.secret === undefined && (
                <>
                  <p>{t('factor.scan')}</p>
                  <img src={page.picture} alt={t('factor.picture')} width={240} height={240} />
                </>
              )}
              <p>
                {t('factor.secret')}{' '}
                <code className="font-bold break-all">
                  {(values.secret ?? page.secret).match(/.{1,4}/g)?.join(' ')}
                </code>
              </p>
              <input type="hidden" name="secret" value={values.secret ?? page.secret} />
              <Field
                label={t('field.code.label')}
                hint={t('field.code.hint')}
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                errors={errors.code}
              />
              <Button type="submit" tone="primary">
                {t('factor.enrol')}
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </OfficeShell>
  )
}
