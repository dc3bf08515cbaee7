import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { useSubmitted } from '~/components/useSubmitted'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { publishFormSchema } from '~/protocol/stages'
import { stageList } from '~/queries/contest/stageList.server'
import { publishResults } from '~/services/contest/stages/publishResults.server'
import { stageTone } from './stageTone'

export const loader = loaderFor({
  access: 'signedIn',
  search: z.object({ contest: z.string().max(64).optional(), done: z.string().optional() }),
  load: async ({ app, viewer, search }) => {
    const all = await stageList(app, viewer)
    const { contest, done } = search
    const contests = contest ? all.filter(({ slug }) => slug === contest) : all
    return { contests, opId: randomUUID(), isDone: done === 'publish' }
  },
})

export const action = actionFor({
  access: 'signedIn',
  form: publishFormSchema,
  run: async ({ app, viewer, form, reject }) => {
    const contest = await app.read.contest.findUnique({ where: { id: form.contest } })
    if (!contest) throw new AppError('notFound')
    const target = { editionId: contest.editionId, zoneId: null, contestId: contest.id }
    if (!can(viewer, 'result.publish', target)) throw new AppError('forbidden')
    const answer = await publishResults(app, {
      contestId: contest.id,
      opId: form.opId,
      actor: viewer.personId,
      receivedAt: app.now(),
    })
    if (!answer.ok) return reject({ form: [`office:problem.${answer.code}`] }, 409)
    return redirect(`/office/stages?contest=${contest.slug}&done=publish`)
  },
})

export const handle = { title: 'office:stages.title' }

export default function StagesPage() {
  const { contests, opId, isDone } = useLoaderData<typeof loader>()
  const { formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('office')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead title={t('stages.title')} facts={t('stages.facts')} />
      <div className="mb-4 grid gap-3">
        {formError && <FormProblem error={formError} />}
        {isDone && <DoneNotice>{t('stages.published')}</DoneNotice>}
      </div>
      {contests.length === 0 ? (
        <EmptyState title={t('stages.none')} text={t('stages.noneText')} />
      ) : (
        <Table caption={t('stages.title')}>
          <thead>
            <tr>
              <Th>{t('entries.contest')}</Th>
              <Th>{t('stages.registration')}</Th>
              <Th numeric>{t('stages.approved')}</Th>
              <Th>{t('stages.stage')}</Th>
              <Th>{t('stages.result')}</Th>
            </tr>
          </thead>
          <tbody>
            {contests.map((contest) => (
              <tr key={contest.id}>
                <Td>
                  <strong>{pick(contest.name)}</strong>
                </Td>
                <Td>
                  {t(`registration:state.${contest.registration}`)}
                  {contest.waiting > 0 && (
                    <span className="block text-sm font-medium text-amber">
                      {t('stages.waiting', { count: contest.waiting })}
                    </span>
                  )}
                </Td>
                <Td numeric>{contest.approved}</Td>
                <Td>
                  <ul className="grid gap-1">
                    {contest.stages.map((stage) => (
                      <li key={stage.id} className="flex flex-wrap items-center gap-2.5">
                        <Link
                          to={`/office/stages/${stage.id}`}
                          className="inline-flex min-h-8 min-w-20 items-center font-medium text-blue underline underline-offset-4"
                        >
                          {pick(stage.title)}
                        </Link>
                        <StatusPill tone={stageTone(stage.phase)}>
                          {t(`phase.${stage.phase}`)}
                        </StatusPill>
                        <span className="text-sm text-muted">
                          {t(`identity.${stage.identity}`)}
                        </span>
                      </li>
                    ))}
                  </ul>
                </Td>
                <Td>
                  {contest.result && (
                    <>
                      {t('stages.version', { version: contest.result.version })}
                      <code className="block text-sm text-muted">
                        {contest.result.hash.slice(0, 16)}
                      </code>
                    </>
                  )}
                  {contest.mayPublish && (
                    <Form method="post">
                      <input type="hidden" name="opId" value={opId} />
                      <Button type="submit" name="contest" value={contest.id} tone="primary">
                        {t('stages.publish')}
                      </Button>
                    </Form>
                  )}
                  {!contest.result && !contest.mayPublish && '–'}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </OfficeShell>
  )
}
