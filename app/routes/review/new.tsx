import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ReviewScheme } from '~/domain/review/scheme'
import { REVIEW_TEMPLATES } from '~/domain/review/templates'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { openCycleForm, templateValues } from '~/protocol/reviewCycle'
import { admissionPreview } from '~/queries/review/admissionPreview.server'
import { cyclesTarget } from '~/queries/review/cycleTarget.server'
import { openCycle } from '~/services/review/openCycle.server'
import { dayOf } from '~/services/studio/dayOf'
import { OpeningFields } from './OpeningFields'
import { SchemeCheck, SchemeProblems } from './SchemeCheck'
import { TemplateChoice } from './TemplateChoice'
import { useProblems } from './useProblems'

const access = {
  may: 'cycle.run',
  on: (_query: unknown, read: Application['read']) => cyclesTarget(read),
} as const

const templateOf = (name: string | undefined): ReviewScheme | null =>
  REVIEW_TEMPLATES.find(({ template }) => template === name) ?? null

export const loader = loaderFor({
  access,
  search: z.object({ template: z.string().max(40).optional() }),
  load: async ({ app, search }) => {
    const today = dayOf(app.now())
    const template = templateOf(search.template)
    return {
      template: template?.template ?? null,
      opId: randomUUID(),
      year: today.slice(0, 4),
      admission: template && (await admissionPreview(app.read, template, today)),
    }
  },
})

export const action = actionFor({
  access,
  form: openCycleForm,
  run: async ({ app, viewer, form, reject }) => {
    const { scheme, opId, year } = form
    const receivedAt = app.now()
    const problems = checkReviewScheme(scheme, REGISTER_FIGURE_KEYS)
    const admission = await admissionPreview(app.read, scheme, dayOf(receivedAt))
    const check = { scheme, problems, admission }
    const show = (status: 200 | 409 | 422, errors: string[] = []) => {
      const answer = reject(errors.length === 0 ? {} : { form: errors })
      return data({ ...answer.data, check }, { status })
    }
    if (problems.length > 0) return show(422)
    if (form.do === 'check') return show(200)
    const actor = viewer.personId
    const answer = await openCycle(app, { form: { opId, year, scheme }, actor, receivedAt })
    if (!answer.ok) return show(409, [`cycle:problem.${answer.code}`])
    return redirect(`/office/cycles/${answer.cycleId}`)
  },
})

export const handle = { title: 'review:open.heading' }

/** Opens a cycle: a template, what differs this year, a look at the whole, then the cycle. */
export default function NewCyclePage() {
  const { template: name } = useLoaderData<typeof loader>()
  const { t } = useTranslation('review')
  const template = templateOf(name ?? undefined)
  return (
    <OfficeShell>
      <PageHead title={t('open.heading')} facts={t('open.facts')} />
      {template ? <OpeningForm template={template} /> : <TemplateChoice />}
    </OfficeShell>
  )
}

function OpeningForm({ template }: { template: ReviewScheme }) {
  const { opId, year, admission } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const check = answer && 'check' in answer ? answer.check : null
  const submitted = useSubmitted(answer)
  const { t } = useTranslation('review')
  const pick = usePick()
  const errorText = useFormErrorText()
  // A form that was sent shows what was sent: a box that is not ticked is not in it.
  const isSent = submitted.values['template'] === template.template
  const values = isSent ? submitted.values : { ...templateValues(template), year }
  const errors = isSent ? submitted.errors : {}
  const problems = useProblems(template, check)
  const opening = { template, values, errors, problems: problems.byField }
  const isRefused = Object.keys(errors).length > 0
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {submitted.formError && <Notice tone="problem">{errorText(submitted.formError)}</Notice>}
      {isRefused && <Notice tone="problem">{t('open.problems')}</Notice>}
      {problems.list.length > 0 && <SchemeProblems problems={problems.list} />}
      {check?.problems.length === 0 && !submitted.formError && (
        <Notice tone="done">{t('open.sound')}</Notice>
      )}
      <Form method="post" noValidate className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="template" value={template.template} />
        <div className="flex flex-wrap items-end gap-4">
          <p className="min-h-11 content-center font-medium">
            {t('open.template', { title: pick(template.title) })}
          </p>
          <LinkButton to="/office/cycles/new" tone="quiet">
            {t('open.back')}
          </LinkButton>
          <Field
            label={t('open.year')}
            name="year"
            inputMode="numeric"
            key={values['year']}
            defaultValue={values['year'] ?? ''}
            errors={errors['year']}
          />
        </div>
        <OpeningFields opening={opening} />
        <p className="text-muted">{t('open.openHint')}</p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="do" value="check">
            {t('open.check')}
          </Button>
          <Button type="submit" name="do" value="open" tone="primary">
            {t('open.open')}
          </Button>
        </div>
      </Form>
      {!isRefused && admission && (
        <SchemeCheck scheme={check?.scheme ?? template} admission={check?.admission ?? admission} />
      )}
    </div>
  )
}
