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
import { isCycleOver, type CyclePhase } from '~/domain/review/cycleLifecycle'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { cycleForm } from '~/protocol/cycle'
import { AppError } from '~/protocol/errors'
import { cyclePage } from '~/queries/review/cyclePage.server'
import { cycleTarget } from '~/queries/review/cycleTarget.server'
import { changeDeadline } from '~/services/review/changeDeadline.server'
import type { CycleOp } from '~/services/review/changeCycle.server'
import { decideReviews } from '~/services/review/decideReviews.server'
import { giveUpReviews } from '~/services/review/giveUpReviews.server'
import { moveCycle } from '~/services/review/moveCycle.server'
import { CycleMoves } from './CycleMoves'
import { CycleReviews } from './CycleReviews'
import { CycleStages } from './CycleStages'
import { DeadlineForm } from './DeadlineForm'
import { cycleProblem } from './cycleProblem'
import { decisionWords, ratingsNotice } from './cycleWords.server'
import { cycleTone } from './phaseTone'
import { ReviewsToEnd } from './ReviewsToEnd'
import { ScoringCard } from './ScoringCard'

const params = z.object({ cycle: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: { may: 'cycle.run', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  search: z.object({ done: z.enum(['move', 'deadline', 'giveUp', 'decide', 'open']).optional() }),
  load: async ({ app, params, search }) => {
    const cycle = await cyclePage(app, params.cycle)
    if (!cycle) throw new AppError('notFound')
    return { cycle, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access: { may: 'cycle.run', on: ({ params: { cycle } }, read) => cycleTarget(read, cycle) },
  params,
  form: cycleForm,
  run: async ({ app, viewer, params, form, reject }) => {
    const op = {
      ...{ cycleId: params.cycle, opId: form.opId, actor: viewer.personId },
      receivedAt: app.now(),
    }
    const answer = await perform(app, op, form)
    if (!answer.ok) return reject({ form: [cycleProblem(answer)] }, 409)
    return redirect(`/office/cycles/${params.cycle}?done=${form.do}`)
  },
})

function perform(app: Application, op: CycleOp, form: z.output<typeof cycleForm>) {
  switch (form.do) {
    case 'move':
      return moveCycle(app, op, form, ratingsNotice)
    case 'deadline':
      return changeDeadline(app, op, form)
    case 'giveUp':
      return giveUpReviews(app, op, { review: form.review, reason: form.reason })
    case 'decide': {
      const reviews = form.review === 'all' ? 'all' : [form.review]
      return decideReviews(app, op, { reviews }, decisionWords)
    }
  }
}

export { shouldRevalidate } from '~/components/revalidate'

export const handle = { title: 'cycle:page.title' }

/** What has happened with the last move, where that is more than another stage. */
function moved(phase: CyclePhase): string {
  const isMore = phase === 'notice' || isCycleOver(phase)
  return isMore ? `done.moved.${phase}` : 'done.move'
}

/** One cycle of reviews: where it is, what is next, what stands in the way, and every studio. */
export default function CyclePage() {
  const { cycle, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const base = `/office/cycles/${cycle.id}`
  return (
    <OfficeShell>
      <PageHead
        title={t('list.name', { year: cycle.year, title: pick(cycle.title) })}
        facts={
          <span className="flex flex-wrap items-center gap-3">
            <StatusPill tone={cycleTone(cycle.phase)}>
              {t(`review:cyclePhase.${cycle.phase}`)}
            </StatusPill>
            {t('page.facts', { count: cycle.reviews.length, experts: cycle.experts })}
            {cycle.sample && <span>{t('sample')}</span>}
          </span>
        }
        actions={
          <>
            <LinkButton to={`${base}/experts`}>{t('experts.title')}</LinkButton>
            <LinkButton to={`${base}/meeting`}>{t('meeting.title')}</LinkButton>
            {cycle.notice && (
              <LinkButton to={`/office/notices/${cycle.notice.id}`}>{t('page.notice')}</LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && (
            <DoneNotice>{t(done === 'move' ? moved(cycle.phase) : `done.${done}`)}</DoneNotice>
          )
        )}
        <ReviewsToEnd toEnd={cycle.toEnd} />
        <CycleStages stages={cycle.stages} phase={cycle.phase} />
        <DeadlineForm {...{ cycle, opId, submitted }} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <CycleMoves cycle={cycle} opId={opId} submitted={submitted} />
          <ScoringCard cycle={cycle} />
        </div>
        <CycleReviews reviews={cycle.reviews} isDeciding={cycle.phase === 'decision'} opId={opId} />
      </div>
    </OfficeShell>
  )
}
