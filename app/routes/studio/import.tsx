import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { IMPORT_KINDS } from '~/domain/studio/sheet/detailColumns'
import { fieldErrorKey } from '~/http/fieldErrors'
import { actionFor, loaderFor } from '~/http/route.server'
import { LANGUAGES } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import {
  importKind,
  MOST_IMPORT_BYTES,
  MOST_IMPORT_ROWS,
  studioImportForm,
} from '~/protocol/studioSheet'
import { officeScope } from '~/queries/contest/officeScope.server'
import { sheetWords } from '~/queries/studio/sheetWords.server'
import { checkSheet } from '~/services/studio/sheet/checkSheet.server'
import { importSheet } from '~/services/studio/sheet/importSheet.server'
import type { Application } from '~/http/application.server'
import type { Viewer } from '~/domain/people/permissions'
import { z } from 'zod'
import { ChooseFile } from './ChooseFile'
import { ImportPlan } from './ImportPlan'

const access = {
  may: 'studio.decide',
  on: (_query: unknown, read: Application['read'], viewer: Viewer) => officeScope(read, viewer),
} as const
/** A file may be in any language of the product. */
const SAYS = LANGUAGES.map((language) => (key: string) => textsOf(language).t(key))
const count = z.coerce.number().int().min(0).optional().catch(undefined)

export const loader = loaderFor({
  access,
  search: z.object({ what: importKind.catch('register'), entered: count, changed: count }),
  load: ({ search: { what, entered, changed } }) => ({
    what,
    done: entered === undefined || changed === undefined ? null : { entered, changed },
    opId: randomUUID(),
  }),
})

export const action = actionFor({
  access,
  form: studioImportForm,
  // a file that is somewhat too large is read and refused in words
  maxBytes: 2 * MOST_IMPORT_BYTES,
  run: async ({ app, viewer, form, reject }) => {
    const { what } = form
    const how = { what, words: await sheetWords(app.read, SAYS, what), error: fieldErrorKey }
    if (form.step === 'check') {
      if (form.file.size > MOST_IMPORT_BYTES) {
        return reject({ fields: { file: ['studio:import.file.tooLarge'] } })
      }
      const bytes = new Uint8Array(await form.file.arrayBuffer())
      const checked = await checkSheet(app, { ...how, bytes, personId: viewer.personId })
      return data({ what, checked }, { status: checked.ok ? 200 : 422 })
    }
    const { opId, sheet, digest } = form
    const answer = await importSheet(app, {
      ...{ ...how, opId, sheet, digest },
      actor: viewer.personId,
      receivedAt: app.now(),
    })
    if (!answer.ok) return reject({ form: [`studio:import.${answer.code}`] }, 409)
    const { entered, changed } = answer
    return redirect(`/office/studios/import?what=${what}&entered=${entered}&changed=${changed}`)
  },
})

export const handle = { title: 'studio:import.title' }

export type CheckedAnswer = Awaited<ReturnType<typeof checkSheet>>

export default function ImportPage() {
  const { what, done, opId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const looked = answer && 'checked' in answer ? answer : null
  const checked: CheckedAnswer | null = looked?.checked ?? null
  const submitted = useSubmitted(answer && 'submission' in answer ? answer : undefined)
  const sent = IMPORT_KINDS.find((kind) => kind === submitted.values.what)
  const { t } = useTranslation('studio')
  const isOdd = submitted.errors.sheet ?? submitted.errors.digest
  const problem = submitted.formError ?? (isOdd ? 'studio:import.expired' : null)
  return (
    <OfficeShell>
      <PageHead title={t('import.title')} facts={t('import.facts', { rows: MOST_IMPORT_ROWS })} />
      <div className="grid min-w-0 gap-4">
        {problem !== null && <FormProblem error={problem} />}
        {done && (
          <DoneNotice>
            {what === 'register'
              ? t('import.done', done)
              : t('import.doneDetails', { ...done, what: t(`sheet.${what}`) })}
          </DoneNotice>
        )}
        {checked && !checked.ok && <FileProblem problem={checked.problem} />}
        {checked?.ok && <ImportPlan checked={checked} opId={opId} />}
        <Card title={t(checked?.ok ? 'import.another' : 'import.choose')}>
          <ChooseFile
            what={sent ?? looked?.what ?? what}
            isAnother={checked?.ok ?? false}
            errors={submitted.errors.file}
          />
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
    <Notice tone="problem" title={t('import.nothing')} isAnswer>
      <p>
        {t(`import.file.${problem.code}`, { columns: columns.join('、'), rows: MOST_IMPORT_ROWS })}
      </p>
    </Notice>
  )
}
