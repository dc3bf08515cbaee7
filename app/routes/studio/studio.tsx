import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { LEAD, studioChangeSchema, type StudioChangeForm } from '~/protocol/studio'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { studioRecord } from '~/queries/studio/studioRecord.server'
import { reviewsOfStudios } from '~/queries/review/ownReviews.server'
import { publishedContests } from '~/queries/studio/publishedContests.server'
import { zoneOptions } from '~/queries/studio/zoneOptions.server'
import { studioTarget } from '~/queries/studio/studioTarget.server'
import { CHANGE_ACTIONS } from '~/services/studio/changeAction'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { DutiesCard } from '../duty/DutiesCard'
import { OwnReviews } from '../review/OwnReviews'
import { ChangeForm } from './ChangeForm'
import { changeFields } from './changeFields'
import { RecordTables } from './RecordTables'

const params = z.object({ studio: z.string().min(1).max(64) })
const CHANGES = Object.keys(CHANGE_ACTIONS) as StudioChangeForm['change'][]

export const loader = loaderFor({
  access: { may: 'studio.read', on: ({ params: { studio } }, read) => studioTarget(read, studio) },
  params,
  search: z.object({ done: z.literal('1').optional(), amend: z.string().max(64).optional() }),
  load: async ({ app, viewer, params, search }) => {
    const target = await studioTarget(app.read, params.studio)
    const studio = await studioRecord(app, params.studio)
    if (!studio || !target) throw new AppError('notFound')
    const isOver = studio.status === 'removed' || studio.status === 'cancelled'
    const changes = CHANGES.filter(
      (change) =>
        (!isOver || change === 'status' || change === 'unlink') &&
        can(viewer, CHANGE_ACTIONS[change], target),
    )
    return {
      ...{ studio, changes, opId: randomUUID(), done: search.done === '1' },
      amend: search.amend ?? null,
      contests: await publishedContests(app.read),
      zones: await zoneOptions(app.read, studio.zoneCode),
      duties: await studioDuties(app, params.studio),
      reviews: await reviewsOfStudios(app, [params.studio]),
      mayAssess: can(viewer, 'review.assess', target),
      mayPlace: !isOver && can(viewer, 'studio.place', target),
      mayEdit: !isOver && can(viewer, 'studio.edit', target),
      mayFiles: can(viewer, 'studio.edit', target),
    }
  },
})

export const action = actionFor({
  access: { may: 'studio.edit', on: ({ params: { studio } }, read) => studioTarget(read, studio) },
  params,
  form: studioChangeSchema,
  run: async ({ app, viewer, params, form, reject }) => {
    const target = await studioTarget(app.read, params.studio)
    if (!target || !can(viewer, CHANGE_ACTIONS[form.change], target)) {
      throw new AppError('forbidden')
    }
    const answer = await changeStudio(app, {
      studioId: params.studio,
      form,
      actor: viewer.personId,
      receivedAt: app.now(),
    })
    if (!answer.ok) return reject({ form: [`studio:problem.${answer.code}`] }, 409)
    return redirect(`/office/studios/${params.studio}?done=1`)
  },
})

export const handle = { title: 'studio:record.title' }

const memberOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })

export default function StudioPage() {
  const {
    studio,
    changes,
    opId,
    done,
    amend,
    zones,
    contests,
    mayPlace,
    mayEdit,
    mayFiles,
    duties,
    reviews,
    mayAssess,
  } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('studio')
  const errorText = useFormErrorText()
  const pick = usePick()
  const { industry, premises, rules, plan } = studio
  const chosen = submitted.values.change === 'amend' ? submitted.values.achievement : amend
  const amended = studio.achievements.find(
    ({ id, status }) => id === chosen && status === 'recorded',
  )
  const present = studio.members.filter(({ leftOn }) => leftOn === null)
  const leadOption = { value: LEAD, label: t('record.leadOption', { name: studio.leadName }) }
  const fields = changeFields({
    texts: {
      ...{ industry, premises, rules, plan },
      trades: studio.trades.join('、'),
      leadHonours: studio.leadHonours.join('、'),
    },
    zone: studio.zoneCode,
    zones: zones.map(({ code, name }) => ({ value: code, label: pick(name) })),
    authors: studio.members.map(memberOption),
    amended: amended
      ? {
          ...{ achievement: amended.id, kind: amended.kind, title: amended.title },
          ...{ year: String(amended.year), doneOn: amended.doneOn, benefit: amended.benefit },
          ...{ benefitBasis: amended.benefitBasis, adoptedBy: amended.adoptedBy },
          byWhom: amended.byWhom.join('、'),
          adopted: amended.adopted ? 'on' : '',
        }
      : null,
    members: present.map(memberOption),
    achievements: studio.achievements
      .filter(({ status }) => status === 'recorded')
      .map(({ id, title }) => ({ value: id, label: title })),
    apprenticeships: studio.apprenticeships
      .filter(({ status }) => status === 'running')
      .map(({ id, name, startsOn }) => ({ value: id, label: `${name} ${startsOn}` })),
    grants: studio.grants.map(({ id, year, source }) => ({
      value: id,
      label: `${year} ${source}`,
    })),
    people: [leadOption, ...present.map(memberOption)],
    linked: [
      ...(studio.isLeadLinked ? [leadOption] : []),
      ...present.filter(({ isLinked }) => isLinked).map(memberOption),
    ],
    contests: contests.map(({ id, name, year }) => ({
      value: id,
      label: `${year} ${pick(name)}`,
    })),
    word: (kind, value) => t(`${kind}.${value}`),
  })
  return (
    <OfficeShell>
      <PageHead
        title={studio.name}
        facts={`${t(`status.${studio.status}`)} · ${t(`level.${studio.level}`)} · ${studio.unit.name} · ${studio.leadName}`}
        actions={
          <>
            <LinkButton to={`/studios/${studio.id}`}>{t('record.publicPage')}</LinkButton>
            {mayFiles && (
              <LinkButton to={`/files/of/studio:${studio.id}/photo`}>
                {t('record.photos')}
              </LinkButton>
            )}
            {mayPlace && (
              <LinkButton to={`/office/studios/${studio.id}/lead`}>{t('lead.link')}</LinkButton>
            )}
          </>
        }
      />
      <div className="mb-4">
        {submitted.formError ? (
          <Notice tone="problem">{errorText(submitted.formError)}</Notice>
        ) : (
          done && <Notice tone="done">{t('record.done')}</Notice>
        )}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <RecordTables {...{ studio, mayEdit, mayFiles }} />
        <div className="grid gap-4">
          <DutiesCard studioId={studio.id} duties={duties} />
          <Card title={t('assessment:card.title')}>
            {reviews.length === 0 && <p className="text-muted">{t('assessment:card.none')}</p>}
            <OwnReviews {...{ reviews, mayAssess }} />
          </Card>
          {changes.length > 0 && (
            <Card title={t('record.changes')}>
              {changes.map((change) => {
                const own = fields[change]
                if (!own) return null
                return (
                  <ChangeForm
                    // a form that starts with another result is another form
                    key={change === 'amend' ? `amend ${amended?.id}` : change}
                    {...{ change, opId, submitted }}
                    fields={own}
                    isOpen={change === 'amend'}
                  />
                )
              })}
            </Card>
          )}
        </div>
      </div>
    </OfficeShell>
  )
}
