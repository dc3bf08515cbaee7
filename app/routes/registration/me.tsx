import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { PublicShell } from '~/components/PublicShell'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { ownEntryFormSchema } from '~/protocol/registration'
import { myEntries } from '~/queries/contest/myEntries.server'
import { answerReturn, withdrawEntry } from '~/services/contest/registration/ownEntry.server'
import { EntryCard } from './EntryCard'

export const loader = loaderFor({
  access: 'signedIn',
  search: z.object({ sent: z.string().optional(), done: z.string().optional() }),
  load: async ({ app, viewer, search }) => ({
    entries: await myEntries(app, viewer.personId),
    opId: randomUUID(),
    wasSent: search.sent === 'yes',
    done: search.done === 'answer' || search.done === 'withdraw' ? search.done : null,
  }),
})

export const action = actionFor({
  access: 'signedIn',
  form: ownEntryFormSchema,
  run: async ({ app, viewer, form, reject }) => {
    const { personId } = viewer
    const common = { personId, entryId: form.entry, opId: form.opId, receivedAt: app.now() }
    const answer =
      form.move === 'answer'
        ? await answerReturn(app, { ...common, answer: form.answer })
        : await withdrawEntry(app, common)
    if (!answer.ok) return reject({ form: [`registration:problem.${answer.code}`] }, 409)
    return redirect(`/me?done=${form.move}`)
  },
})

export const handle = { title: 'registration:me.title' }

export default function MyEntriesPage() {
  const { entries, opId, wasSent, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('registration')
  return (
    <PublicShell
      aside={
        <form method="post" action="/sign-out">
          <button type="submit" className="min-h-11 px-2.5">
            {t('common:signOut')}
          </button>
        </form>
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1 className="text-2xl font-bold">{t('me.title')}</h1>
        <LinkButton to="/account" tone="quiet">
          {t('common:account')}
        </LinkButton>
      </div>
      <div className="mt-4 grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          <>
            {wasSent && <DoneNotice title={t('me.sent')}>{t('me.sentText')}</DoneNotice>}
            {done && <DoneNotice>{t(`me.done.${done}`)}</DoneNotice>}
          </>
        )}
        {entries.length === 0 && (
          <EmptyState title={t('me.none')} text={t('me.noneText')}>
            <LinkButton to="/register" tone="primary">
              {t('me.choose')}
            </LinkButton>
          </EmptyState>
        )}
        {entries.map((entry) => (
          <EntryCard key={entry.id} entry={entry} opId={opId} submitted={submitted} />
        ))}
      </div>
    </PublicShell>
  )
}
