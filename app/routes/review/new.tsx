import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { checkOpening } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ReviewScheme } from '~/domain/review/scheme'
import { fieldName, problemName, schemeFields } from '~/domain/review/schemeFields'
import { REVIEW_TEMPLATES } from '~/domain/review/templates'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { openCycleForm, openedScheme, templateValues } from '~/protocol/reviewCycle'
import { templateSourceSchema } from '~/protocol/reviewTemplate'
import { admissionPreview } from '~/queries/review/admissionPreview.server'
import { cyclesTarget } from '~/queries/review/cycleTarget.server'
import {
  earlierCycles,
  ownStartingPoints,
  startingPoint,
} from '~/queries/review/template/templateList.server'
import { openCycle } from '~/services/review/openCycle.server'
import { schemeOf } from '~/services/review/template/schemeOf.server'
import { dayOf } from '~/services/studio/dayOf'
import { cycleProblem } from './cycleProblem'
import { OpeningFields } from './OpeningFields'
import { SchemeCheck, SchemeProblems } from './SchemeCheck'
import { TemplateChoice } from './TemplateChoice'
import { useProblems } from './useProblems'

const access = {
  may: 'cycle.run',
  on: (_query: unknown, read: Application['read']) => cyclesTarget(read),
} as const

/** What there is to choose from, when nothing is chosen yet. */
const choices = async (read: Application['read']) => ({
  own: await ownStartingPoints(read),
  builtIn: REVIEW_TEMPLATES.map((scheme) => startingPoint(scheme.template, scheme)),
  earlier: await earlierCycles(read),
})

export const loader = loaderFor({
  access,
  search: z.object({ template: templateSourceSchema.optional() }),
  load: async ({ app, search: { template: source } }) => {
    const today = dayOf(app.now())
    const template = source === undefined ? null : await schemeOf(app.read, source)
    return {
      ...{ source: source ?? '', template, opId: randomUUID(), year: today.slice(0, 4) },
      choices: template ? null : await choices(app.read),
      admission: template && (await admissionPreview(app.read, template, today)),
    }
  },
})

export const action = actionFor({
  access,
  form: openCycleForm,
  run: async ({ app, viewer, form, reject }) => {
    const { opId, year } = form
    const refuse = (problem: Parameters<typeof reject>[0], status: 409 | 422) =>
      data({ ...reject(problem).data, check: null }, { status })
    const template = await schemeOf(app.read, form.template)
    if (template === null) return refuse({ form: ['template:problem.template.retired'] }, 409)
    const { scheme, errors } = openedScheme(template, form)
    if (scheme === null) return refuse({ fields: errors }, 422)
    const receivedAt = app.now()
    const today = dayOf(receivedAt)
    const problems = checkOpening(scheme, REGISTER_FIGURE_KEYS, today)
    const admission = await admissionPreview(app.read, scheme, today)
    const check = { scheme, problems, admission }
    const show = (status: 200 | 409 | 422, texts: string[] = []) => {
      const answer = reject(texts.length === 0 ? {} : { form: texts })
      return data({ ...answer.data, check }, { status })
    }
    if (problems.length > 0) return show(422)
    if (form.do === 'check') return show(200)
    const actor = viewer.personId
    const answer = await openCycle(app, { form: { opId, year, scheme }, actor, receivedAt })
    if (!answer.ok) return show(409, [cycleProblem(answer)])
    return redirect(`/office/cycles/${answer.cycleId}`)
  },
})

export const handle = { title: 'review:open.heading' }

/** Opens a cycle: a template, what differs this year, a look at the whole, then the cycle. */
export default function NewCyclePage() {
  const { template, choices } = useLoaderData<typeof loader>()
  const { t } = useTranslation('review')
  return (
    <OfficeShell>
      <PageHead
        title={t('open.heading')}
        facts={t('open.facts')}
        actions={<LinkButton to="/office/cycles/templates">{t('open.templates')}</LinkButton>}
      />
      {template && <OpeningForm template={template} />}
      {choices && <TemplateChoice {...choices} />}
    </OfficeShell>
  )
}

/** Parts of the form that show what concerns all of them at their head. */
const PARTS = ['scope', 'stages', 'rubric-total']

function OpeningForm({ template }: { template: ReviewScheme }) {
  const { source, opId, year, admission } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const check = answer && 'check' in answer ? answer.check : null
  const submitted = useSubmitted(answer)
  const { t } = useTranslation('review')
  const pick = usePick()
  // A form that was sent shows what was sent: a box that is not ticked is not in it.
  const isSent = submitted.values['template'] === source
  const values = isSent ? submitted.values : { ...templateValues(template), year }
  const errors = isSent ? submitted.errors : {}
  const fields = schemeFields(template)
  const names = fields.map(({ path }) => fieldName(template, path))
  const problems = useProblems(template, check, (scheme, path) => {
    const name = problemName(scheme, path)
    if (PARTS.includes(name)) return name
    return names.find((one) => one === name || one.startsWith(`${name}-`)) ?? null
  })
  const opening = { template, fields, values, errors, problems: problems.byField }
  const isRefused = Object.keys(errors).length > 0
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {submitted.formError && <FormProblem error={submitted.formError} />}
      {isRefused && <Notice tone="problem">{t('open.problems')}</Notice>}
      {problems.list.length > 0 && (
        <SchemeProblems problems={problems.list} title={t('open.problems')} isAnswer />
      )}
      {check?.problems.length === 0 && !submitted.formError && (
        <Notice tone="done" isAnswer>
          {t('open.sound')}
        </Notice>
      )}
      <Form method="post" noValidate className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="template" value={source} />
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
