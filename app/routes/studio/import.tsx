import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { fieldErrorKey } from '~/http/fieldErrors'
import { actionFor, loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { MOST_IMPORT_BYTES, MOST_IMPORT_ROWS, studioImportForm } from '~/protocol/studioSheet'
import { officeScope } from '~/queries/contest/officeScope.server'
import { sheetWords } from '~/queries/studio/studioSheets.server'
import { checkSheet } from '~/services/studio/sheet/checkSheet.server'
import { importStudios } from '~/services/studio/sheet/importStudios.server'
import type { Application } from '~/http/application.server'
import type { Viewer } from '~/domain/people/permissions'
import { z } from 'zod'
import { ImportPlan } from './ImportPlan'

const access = {
  may: 'studio.decide',
  on: (_query: unknown, read: Application['read'], viewer: Viewer) => officeScope(read, viewer),
} as const
const count = z.coerce.number().int().min(0).optional().catch(undefined)

export const loader = loaderFor({
  access,
  search: z.object({ entered: count, changed: count }),
  load: ({ search: { entered, changed } }) => ({
    done: entered === undefined || changed === undefined ? null : { entered, changed },
    opId: randomUUID(),
  }),
})

export const action = actionFor({
  access,
  form: studioImportForm,
  // the lines that were shown are sent again as text, which is longer than the file
  maxBytes: 2 * MOST_IMPORT_BYTES,
  hide: ['lines'],
  run: async ({ app, viewer, form, reject }) => {
    if (form.step === 'check') {
      if (form.file.size > MOST_IMPORT_BYTES) {
        return reject({ fields: { file: ['studio:import.file.tooLarge'] } })
      }
      const languages = (['zh', 'en'] as const).map((one) => (key: string) => textsOf(one).t(key))
      const checked = await checkSheet(app, {
        bytes: new Uint8Array(await form.file.arrayBuffer()),
        words: await sheetWords(app.read, languages),
        error: fieldErrorKey,
      })
      return data({ checked }, { status: checked.ok ? 200 : 422 })
    }
    const { opId, lines, digest } = form
    const answer = await importStudios(app, {
      ...{ opId, lines, digest, error: fieldErrorKey },
      actor: viewer.personId,
      receivedAt: app.now(),
    })
    if (!answer.ok) return reject({ form: [`studio:import.${answer.code}`] }, 409)
    const { entered, changed } = answer
    return redirect(`/office/studios/import?entered=${entered}&changed=${changed}`)
  },
})

export const handle = { title: 'studio:import.title' }

export type CheckedAnswer = Awaited<ReturnType<typeof checkSheet>>

export default function ImportPage() {
  const { done, opId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const checked: CheckedAnswer | null = answer && 'checked' in answer ? answer.checked : null
  const submitted = useSubmitted(answer && 'submission' in answer ? answer : undefined)
  const { t } = useTranslation('studio')
  const errorText = useFormErrorText()
  const problem = submitted.formError ?? (submitted.errors.lines ? 'studio:import.stale' : null)
  return (
    <OfficeShell>
      <PageHead
        title={t('import.title')}
        facts={t('import.facts', { rows: MOST_IMPORT_ROWS })}
        actions={
          <a href="/office/studios/export?empty=1" download className={buttonClass()}>
            {t('import.template')}
          </a>
        }
      />
      <div className="grid min-w-0 gap-4">
        {problem !== null && <Notice tone="problem">{errorText(problem)}</Notice>}
        {done && !answer && <Notice tone="done">{t('import.done', done)}</Notice>}
        {checked && !checked.ok && <FileProblem problem={checked.problem} />}
        {checked?.ok && <ImportPlan checked={checked} opId={opId} />}
        <Card title={t(checked?.ok ? 'import.another' : 'import.choose')}>
          <Form method="post" encType="multipart/form-data" className="grid max-w-xl gap-4">
            <input type="hidden" name="step" value="check" />
            <Field
              name="file"
              type="file"
              label={t('import.fileLabel')}
              hint={t('import.fileHint')}
              accept=".xlsx"
              errors={submitted.errors.file}
            />
            <div>
              <Button type="submit" tone={checked?.ok ? 'plain' : 'primary'}>
                {t('import.check')}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </OfficeShell>
  )
}

type Problem = Extract<CheckedAnswer, { ok: false }>['problem']

function FileProblem({ problem }: { problem: Problem }) {
  const { t } = useTranslation('studio')
  const columns = 'columns' in problem ? problem.columns.map((one) => t(`sheet.${one}`)) : []
  return (
    <Notice tone="problem" title={t('import.nothing')}>
      <p>
        {t(`import.file.${problem.code}`, { columns: columns.join('、'), rows: MOST_IMPORT_ROWS })}
      </p>
    </Notice>
  )
}
