import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { Field } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { figureText, meetingForm } from '~/protocol/cycle'
import { AppError } from '~/protocol/errors'
import { cycleTarget } from '~/queries/review/cycleTarget.server'
import { meetingPage } from '~/queries/review/meetingPage.server'
import {
  chooseRating,
  confirmRatings,
  correctOneFigure,
  overrideRating,
  reopenMeeting,
} from '~/services/review/meeting.server'
import { MeetingTable } from './MeetingTable'
import { PlacesTaken } from './PlacesTaken'

const params = z.object({ cycle: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: { may: 'cycle.run', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  search: z.object({
    done: z.enum(['override', 'choose', 'correct', 'confirm', 'reopen']).optional(),
  }),
  load: async ({ app, params, search }) => {
    const meeting = await meetingPage(app, params.cycle)
    if (!meeting) throw new AppError('notFound')
    return { meeting, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access: { may: 'cycle.run', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  form: meetingForm,
  run: async ({ app, viewer, params, form, reject }) => {
    const op = {
      ...{ cycleId: params.cycle, opId: form.opId, actor: viewer.personId },
      receivedAt: app.now(),
    }
    const answer = await perform(app, op, form)
    if (!answer.ok) return reject({ form: [`cycle:problem.${answer.code}`] }, 409)
    return redirect(`/office/cycles/${params.cycle}/meeting?done=${form.do}`)
  },
})

function perform(
  app: Parameters<typeof overrideRating>[0],
  op: Parameters<typeof overrideRating>[1],
  form: z.output<typeof meetingForm>,
) {
  switch (form.do) {
    case 'override': {
      const { review, was, rating, reason, votesFor, votesAgainst, abstentions } = form
      const vote = { rating, reason, votesFor, votesAgainst, abstentions }
      return overrideRating(app, op, { reviewId: review, ...vote }, { rating: was })
    }
    case 'choose':
      return chooseRating(
        app,
        op,
        { reviewId: form.review, rating: form.rating, reason: form.reason },
        { rating: form.was },
      )
    case 'correct': {
      const { review, key, reason } = form
      return correctOneFigure(app, op, { review, key, reason, value: figureText(key, form.value) })
    }
    case 'confirm':
      return confirmRatings(app, op, { seq: form.seen })
    case 'reopen':
      return reopenMeeting(app, op, form.reason)
  }
}

export { shouldRevalidate } from '~/components/revalidate'

export const handle = { title: 'cycle:meeting.title' }

/** The meeting: totals, proposals with their reasons, votes and choices, and the confirmation. */
export default function MeetingPage() {
  const { meeting, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const isOpen = meeting.phase === 'meeting' && !meeting.isConfirmed
  const openChoices = meeting.lines.filter(({ openChoice }) => openChoice).length
  const incomplete = meeting.lines.filter(({ rating }) => rating === null).length
  return (
    <OfficeShell>
      <PageHead
        title={t('meeting.title')}
        facts={`${t('list.name', { year: meeting.year, title: pick(meeting.title) })}${meeting.sample ? ` · ${t('sample')}` : ''}`}
        actions={<LinkButton to={`/office/cycles/${meeting.id}`}>{t('meeting.back')}</LinkButton>}
      />
      <div className="grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t(`meeting.done.${done}`)}</DoneNotice>
        )}
        {meeting.lines.length === 0 ? (
          <EmptyState title={t('meeting.none')} text={t('meeting.noneText')} />
        ) : (
          <>
            <Card title={t(meeting.isConfirmed ? 'meeting.confirmed' : 'meeting.confirmTitle')}>
              <div className="grid gap-3">
                <PlacesTaken scheme={meeting.scheme} limited={meeting.limited} />
                {openChoices > 0 && (
                  <p className="text-amber">{t('meeting.openChoices', { count: openChoices })}</p>
                )}
                {incomplete > 0 && (
                  <p className="text-red">{t('meeting.incomplete', { count: incomplete })}</p>
                )}
                {isOpen && (
                  <Form method="post" className="flex flex-wrap gap-3">
                    <input type="hidden" name="opId" value={opId} />
                    <input type="hidden" name="seen" value={meeting.seq} />
                    <Button type="submit" name="do" value="confirm" tone="primary">
                      {t('meeting.confirm')}
                    </Button>
                  </Form>
                )}
                {meeting.phase === 'meeting' && meeting.isConfirmed && (
                  <Form method="post" noValidate className="grid max-w-xl gap-3">
                    <input type="hidden" name="opId" value={opId} />
                    <Field
                      name="reason"
                      label={t('reason')}
                      hint={t('reasonHint')}
                      maxLength={500}
                    />
                    <Button type="submit" name="do" value="reopen">
                      {t('meeting.reopen')}
                    </Button>
                  </Form>
                )}
              </div>
            </Card>
            <MeetingTable meeting={meeting} isOpen={isOpen} {...{ opId, submitted }} />
          </>
        )}
      </div>
    </OfficeShell>
  )
}
