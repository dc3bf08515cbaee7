import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { applyForm } from '~/protocol/assessment'
import { AppError } from '~/protocol/errors'
import { openApplications, reviewsOfStudios } from '~/queries/review/ownReviews.server'
import { ownStudioIds, ownStudioTarget } from '~/queries/review/reviewTarget.server'
import { studioTarget } from '~/queries/studio/studioTarget.server'
import { applyForReview } from '~/services/review/applyForReview.server'
import { OwnReviews } from './OwnReviews'

const access = {
  may: 'review.assess',
  on: (_query: unknown, _read: unknown, viewer: Parameters<typeof ownStudioTarget>[0]) =>
    ownStudioTarget(viewer),
} as const

export const loader = loaderFor({
  access,
  load: async ({ app, viewer }) => {
    const own = ownStudioIds(viewer)
    const reviews = await reviewsOfStudios(app, own)
    return {
      open: reviews.filter(({ isOpen }) => isOpen),
      past: reviews.filter(({ isOpen }) => !isOpen),
      applications: await openApplications(app, own),
      opId: randomUUID(),
    }
  },
})

export const action = actionFor({
  access,
  form: applyForm,
  run: async ({ app, viewer, form, reject }) => {
    const target = await studioTarget(app.read, form.studio)
    if (!target || !can(viewer, 'review.assess', target)) throw new AppError('forbidden')
    const op = { cycleId: form.cycle, opId: form.opId, actor: viewer.personId }
    const answer = await applyForReview(app, { ...op, receivedAt: app.now() }, form.studio)
    if (!answer.ok) return reject({ form: [`cycle:problem.${answer.code}`] }, 409)
    return redirect('/office/my-reviews')
  },
})

export const handle = { title: 'assessment:own.title' }

/** What a lead has to do and can apply for, and what came of earlier reviews. */
export default function MyReviewsPage() {
  const { open, past, applications, opId } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('assessment')
  const pick = usePick()
  return (
    <OfficeShell>
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <PageHead title={t('own.title')} facts={t('own.count', { count: open.length })} />
        {submitted.formError && <FormProblem error={submitted.formError} />}
        {open.length === 0 ? (
          <EmptyState title={t('own.none')} text={t('own.noneText')} />
        ) : (
          <Card title={t('own.open')}>
            <OwnReviews reviews={open} mayAssess />
          </Card>
        )}
        {applications.length > 0 && (
          <Card title={t('own.apply')}>
            <ul className="grid">
              {applications.map(({ cycleId, title, year, kind, until, studio, why }) => (
                <li
                  key={`${cycleId} ${studio.id}`}
                  className="grid gap-2 border-b border-line py-3 last:border-0"
                >
                  <p className="font-medium">{t('cycle', { year, title: pick(title) })}</p>
                  <p className="text-sm text-muted-strong">
                    {studio.name} · {t(`review:kind.${kind}`)}
                    {until !== null && ` · ${t('deadline.until', { day: until })}`}
                  </p>
                  {why === null ? (
                    <Form method="post">
                      <input type="hidden" name="opId" value={opId} />
                      <input type="hidden" name="cycle" value={cycleId} />
                      <input type="hidden" name="studio" value={studio.id} />
                      <Button type="submit" tone="primary">
                        {t('own.applyFor', { studio: studio.name })}
                      </Button>
                    </Form>
                  ) : (
                    <p className="text-sm text-muted-strong">
                      {t('own.notAdmitted', { why: t(`review:notAdmitted.${why}`) })}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {past.length > 0 && (
          <Card title={t('own.past')}>
            <OwnReviews reviews={past} mayAssess={false} />
          </Card>
        )}
      </div>
    </OfficeShell>
  )
}
