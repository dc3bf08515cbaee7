import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { FormShell } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { OfficeShell } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { leadAccountForm } from '~/protocol/studio'
import { studioTarget } from '~/queries/studio/studioTarget.server'
import { giveLeadAccount } from '~/services/studio/giveLeadAccount.server'

const params = z.object({ studio: z.string().min(1).max(64) })
const access = {
  may: 'studio.place',
  on: ({ params: { studio } }: { params: { studio: string } }, read: Application['read']) =>
    studioTarget(read, studio),
} as const

export const loader = loaderFor({
  access,
  params,
  load: async ({ app, params: { studio: id } }) => {
    const studio = await app.read.studio.findUnique({
      where: { id },
      select: { id: true, name: true, leadName: true, leadPersonId: true },
    })
    if (!studio) throw new AppError('notFound')
    const { leadPersonId, ...shown } = studio
    return { ...shown, hasAccount: leadPersonId !== null }
  },
})

export const action = actionFor({
  access,
  params,
  form: leadAccountForm,
  run: async ({ app, viewer, params: { studio: studioId }, form, reject }) => {
    const editionId = (await studioTarget(app.read, studioId))?.editionId
    if (!editionId) throw new AppError('notFound')
    const actor = viewer.personId
    const given = await giveLeadAccount(app, { studioId, editionId, ...form, actor })
    return given.ok ? data({ given }) : reject({ form: [`studio:lead.${given.code}`] }, 409)
  },
})

export const handle = { title: 'studio:lead.title' }

export default function LeadAccountPage() {
  const { id, name, leadName, hasAccount } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const given = answer && 'given' in answer ? answer.given : null
  const { values, errors, formError } = useSubmitted(
    answer && 'submission' in answer ? answer : undefined,
  )
  const { t } = useTranslation('studio')
  const intro = t(hasAccount ? 'lead.again' : 'lead.intro', { name, lead: leadName })
  return (
    <OfficeShell>
      <FormShell
        title={t('lead.title')}
        intro={intro}
        submit={t('lead.submit')}
        formError={formError}
        after={
          <LinkButton to={`/office/studios/${id}`} tone="quiet">
            {t('lead.back')}
          </LinkButton>
        }
      >
        {given && (
          <Notice tone="done" title={t('lead.given', { name: given.maskedName })} isAnswer>
            {given.issued ? (
              <>
                <output className="my-2 block text-3xl font-bold tracking-widest">
                  {given.issued.code}
                </output>
                <p>{t('people:resetCodes.once', { hours: given.issued.hours })}</p>
                <p>{t('people:resetCodes.howTo')}</p>
              </>
            ) : (
              <p>{t('lead.asBefore')}</p>
            )}
          </Notice>
        )}
        <input type="hidden" name="leadName" value={leadName} />
        <Field
          label={t('people:phone')}
          hint={t('lead.phoneHint')}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          defaultValue={values.phone}
          errors={errors.phone}
        />
      </FormShell>
    </OfficeShell>
  )
}
