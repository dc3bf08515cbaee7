import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { useSubmitted } from '~/components/useSubmitted'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { reviewFormSchema } from '~/protocol/registration'
import { entryDetail, entryTarget } from '~/queries/contest/entryDetail.server'
import { reviewEntry } from '~/services/contest/registration/reviewEntry.server'
import { entryTone } from '../registration/entryTone'
import { EntryFacts } from './EntryFacts'
import { ReviewForms } from './ReviewForms'

const params = z.object({ entry: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: {
    may: 'entry.readZone',
    on: ({ params: { entry } }, read) => entryTarget(read, entry),
  },
  params,
  search: z.object({
    done: z.enum(['approve', 'return', 'reject', 'retire', 'disqualify']).optional(),
  }),
  load: async ({ app, viewer, params, search }) => {
    const found = await entryDetail(app, params.entry)
    const target = await entryTarget(app.read, params.entry)
    if (!found || !target) throw new AppError('notFound')
    const entry = {
      ...found,
      moves: can(viewer, 'entry.review', target) ? found.moves : [],
      ends: can(viewer, 'entry.end', target) ? found.ends : [],
    }
    return { entry, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access: {
    may: 'entry.review',
    on: ({ params: { entry } }, read) => entryTarget(read, entry),
  },
  params,
  form: reviewFormSchema,
  run: async ({ app, viewer, params, form, reject }) => {
    if (form.move === 'retire' || form.move === 'disqualify') {
      const target = await entryTarget(app.read, params.entry)
      if (!target || !can(viewer, 'entry.end', target)) throw new AppError('forbidden')
    }
    const answer = await reviewEntry(app, {
      entryId: params.entry,
      form,
      actor: viewer.personId,
      receivedAt: app.now(),
    })
    if (!answer.ok) return reject({ form: [`registration:problem.${answer.code}`] }, 409)
    return redirect(`/office/entries/${params.entry}?done=${form.move}`)
  },
})

export { shouldRevalidate } from '~/components/revalidate'

export const handle = { title: 'office:entry.title' }

export default function EntryPage() {
  const { entry, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('office')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={entry.name}
        facts={
          <span className="flex flex-wrap items-center gap-3">
            {pick(entry.contest.name)}
            <StatusPill tone={entryTone(entry.status)}>
              {t(`registration:status.${entry.status}`)}
            </StatusPill>
            {entry.entryCode !== null && <strong className="text-ink">{entry.entryCode}</strong>}
          </span>
        }
        actions={
          <LinkButton to="/office/entries?status=submitted">{t('entry.backToReview')}</LinkButton>
        }
      />
      <div className="grid max-w-5xl items-start gap-4 lg:grid-cols-2">
        <div className="lg:col-span-2">
          {submitted.formError ? (
            <FormProblem error={submitted.formError} />
          ) : (
            done && <DoneNotice>{t(`entry.done.${done}`)}</DoneNotice>
          )}
        </div>
        <EntryFacts entry={entry} />
        <ReviewForms entry={entry} opId={opId} submitted={submitted} />
      </div>
    </OfficeShell>
  )
}
