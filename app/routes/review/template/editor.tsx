import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { RubricInWords } from '~/components/review/RubricInWords'
import { useSubmitted } from '~/components/useSubmitted'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { editTemplateForm } from '~/protocol/reviewTemplate'
import { cyclesTarget } from '~/queries/review/cycleTarget.server'
import { templatePage } from '~/queries/review/template/templatePage.server'
import { keepDraft } from '~/services/review/template/keepDraft.server'
import { retireTemplate } from '~/services/review/template/retireTemplate.server'
import { saveTemplate } from '~/services/review/template/saveTemplate.server'
import { DraftStatus } from './DraftStatus'
import { EditorFields } from './EditorFields'
import { Retire } from './Retire'
import { useEditing, wasRefused } from './useEditing'

const access = {
  may: 'cycle.run',
  on: (_query: unknown, read: Application['read']) => cyclesTarget(read),
} as const
const params = z.object({ template: z.string().max(64) })

export const loader = loaderFor({
  access,
  params,
  search: z.object({
    at: z.string().max(200).optional(),
    done: z.enum(['created', 'kept', 'saved', 'unsound']).optional().catch(undefined),
  }),
  load: async ({ app, params, search }) => {
    const page = await templatePage(app.read, params.template)
    if (page === null) throw new AppError('notFound')
    const { at = '', done = null } = search
    return { page, at, done, opIds: { edit: randomUUID(), retire: randomUUID() } }
  },
})

export const action = actionFor({
  access,
  params,
  form: editTemplateForm,
  run: async ({ app, viewer, params: { template: templateId }, form, reject }) => {
    const editionId = (await cyclesTarget(app.read))?.editionId
    if (!editionId) throw new AppError('notFound')
    const { opId, revision, act, note, ...values } = form
    const op = { opId, editionId, actor: viewer.personId, receivedAt: app.now() }
    const page = `/office/cycles/templates/${templateId}`
    if (act.do === 'retire') {
      const answer = await retireTemplate(app, op, { templateId, revision })
      if (answer.ok) return redirect('/office/cycles/templates?done=retired')
      return reject({ form: [`template:problem.${answer.code}`] }, 409)
    }
    const edited = { templateId, revision, note, values }
    const answer =
      act.do === 'save'
        ? await saveTemplate(app, op, edited)
        : await keepDraft(app, op, edited, act)
    if (!answer.ok) {
      const { code, errors: fields } = answer
      const isTyped = code === 'template.badFields' || code === 'template.needsNote'
      const form = [`template:problem.${code}`]
      return reject({ form, ...(fields && { fields }) }, isTyped ? 422 : 409)
    }
    if ('version' in answer) {
      return redirect(`${page}?done=${answer.version === null ? 'unsound' : 'saved'}`)
    }
    const { group } = answer
    return redirect(
      group === '' ? `${page}?done=kept` : `${page}?at=${encodeURIComponent(group)}#${group}`,
    )
  },
})

export const handle = { title: 'template:editor.title' }

/**
 * A refusal does not load a page again by itself. This one has to show the draft as somebody else
 * left it, and to be sent over it.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate || actionStatus === 409

/** Edits an own template: one form, in which every button first keeps all that was typed. */
export default function TemplateEditorPage() {
  const { page, at, done, opIds } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation(['template', 'review'])
  const pick = usePick()
  const errorText = useFormErrorText()
  const { draft, revision, versions, isChanged } = page
  const { editing, problems, lost } = useEditing(draft, at, submitted)
  const isRefused = wasRefused(submitted)
  const note = isRefused ? (submitted.values['note'] ?? '') : page.note
  const needsNote = submitted.formError === 'template:problem.template.needsNote'
  return (
    <OfficeShell>
      <PageHead
        title={t('editor.heading', { title: pick(draft.title) })}
        facts={t(`review:kind.${draft.kind}`)}
        actions={
          <LinkButton to="/office/cycles/templates" tone="quiet">
            {t('editor.back')}
          </LinkButton>
        }
      />
      <div className="mb-4 grid gap-3 empty:hidden">
        {submitted.formError !== null && (
          <Notice tone="problem" title={errorText(submitted.formError)}>
            {lost.length > 0 && <p>{t('editor.lost', { texts: lost.join(t('review:comma')) })}</p>}
          </Notice>
        )}
        {done !== null && done !== 'kept' && !isRefused && (
          <Notice tone={done === 'unsound' ? 'warning' : 'done'}>{t(`editor.done.${done}`)}</Notice>
        )}
      </div>
      {page.isRetired ? (
        <Notice title={t('editor.retired')}>{t('editor.retiredText')}</Notice>
      ) : (
        <>
          <Form
            method="post"
            action={`/office/cycles/templates/${page.id}`}
            noValidate
            preventScrollReset
            className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]"
          >
            <input type="hidden" name="opId" value={opIds.edit} />
            <input type="hidden" name="revision" value={revision} />
            <aside
              aria-label={t('status.title')}
              className="lg:sticky lg:top-4 lg:col-start-2 lg:row-start-1 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto"
            >
              <DraftStatus
                {...{ draft, note, isChanged, versions, problems }}
                id={page.id}
                isKept={done === 'kept' && !isRefused}
                noteErrors={needsNote ? ['template:field.note'] : submitted.errors['note']}
              />
            </aside>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:col-start-1 lg:row-start-1">
              <EditorFields editing={editing} />
            </div>
          </Form>
          <details className="mt-5">
            <summary className="min-h-11 cursor-pointer content-center text-lg font-bold">
              {t('editor.preview')}
            </summary>
            <RubricInWords scheme={draft} />
          </details>
          <Retire id={page.id} opId={opIds.retire} revision={revision} />
        </>
      )}
    </OfficeShell>
  )
}
