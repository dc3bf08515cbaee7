import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { REVIEW_TEMPLATES } from '~/domain/review/templates'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { newTemplateForm } from '~/protocol/reviewTemplate'
import { cyclesTarget } from '~/queries/review/cycleTarget.server'
import { earlierCycles, templateList } from '~/queries/review/template/templateList.server'
import { createTemplate } from '~/services/review/template/createTemplate.server'
import { OtherSources, OwnTemplates } from './TemplateTables'

const access = {
  may: 'cycle.run',
  on: (_query: unknown, read: Application['read']) => cyclesTarget(read),
} as const

export const loader = loaderFor({
  access,
  search: z.object({ done: z.enum(['retired']).optional().catch(undefined) }),
  load: async ({ app, search }) => {
    const own = await templateList(app.read)
    const cycles = await earlierCycles(app.read)
    return {
      own: own.map((line) => ({ ...line, opId: randomUUID() })),
      builtIn: REVIEW_TEMPLATES.map(({ template, title, kind }) => ({
        ...{ source: template, title, kind, opId: randomUUID() },
      })),
      cycles: cycles.map((cycle) => ({ ...cycle, opId: randomUUID() })),
      done: search.done ?? null,
    }
  },
})

export const action = actionFor({
  access,
  form: newTemplateForm,
  run: async ({ app, viewer, form: { opId, source }, reject }) => {
    const editionId = (await cyclesTarget(app.read))?.editionId
    if (!editionId) throw new AppError('notFound')
    const op = { opId, editionId, actor: viewer.personId, receivedAt: app.now() }
    const answer = await createTemplate(app, op, source)
    if (!answer.ok) return reject({ form: [`template:problem.${answer.code}`] }, 409)
    return redirect(`/office/cycles/templates/${answer.templateId}?done=created`)
  },
})

export const handle = { title: 'template:list.title' }

/** Own templates of reviews, and all that a new one can be begun with. */
export default function TemplatesPage() {
  const { own, builtIn, cycles, done } = useLoaderData<typeof loader>()
  const { formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation(['template', 'cycle'])
  return (
    <OfficeShell>
      <PageHead
        title={t('list.title')}
        facts={t('list.facts')}
        actions={
          <LinkButton to="/office/cycles" tone="quiet">
            {t('list.back')}
          </LinkButton>
        }
      />
      <div className="grid gap-6">
        {formError !== null && <FormProblem error={formError} />}
        {done !== null && <DoneNotice>{t(`list.done.${done}`)}</DoneNotice>}
        {own.length === 0 ? (
          <EmptyState title={t('list.none')} text={t('list.noneText')} />
        ) : (
          <OwnTemplates lines={own} />
        )}
        <OtherSources
          title={t('list.builtIn')}
          lines={builtIn.map(({ title, ...line }) => ({ ...line, name: title, year: null }))}
        />
        {cycles.length > 0 && (
          <OtherSources
            title={t('list.cycles')}
            lines={cycles.map(({ title, ...line }) => ({ ...line, name: title }))}
          />
        )}
      </div>
    </OfficeShell>
  )
}
