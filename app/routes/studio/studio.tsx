import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { can } from '~/domain/people/permissions'
import { isStanding } from '~/domain/studio/standing'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { LEAD, studioChangeSchema, type StudioChangeForm } from '~/protocol/studio'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { barOfUnit } from '~/queries/studio/barOfUnit.server'
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
import { amendForms, everybody } from './amendFields'
import { changeFields, groups, type FormStart } from './changeFields'
import { RecordTables } from './RecordTables'
import { StudioFacts } from './StudioFacts'

const params = z.object({ studio: z.string().min(1).max(64) })
const CHANGES = Object.keys(CHANGE_ACTIONS) as StudioChangeForm['change'][]
/** What is still entered of a studio that was removed or cancelled. */
const AFTER_THE_END: readonly string[] = ['status', 'correct', 'renameUnit', 'unlink']
/** The fields that name what a correction is of; the innermost first. */
const AMENDED = ['spending', 'grant', 'apprenticeship', 'member', 'achievement']

export const loader = loaderFor({
  access: { may: 'studio.read', on: ({ params: { studio } }, read) => studioTarget(read, studio) },
  params,
  search: z.object({ done: z.literal('1').optional(), amend: z.string().max(64).optional() }),
  load: async ({ app, viewer, params, search }) => {
    const target = await studioTarget(app.read, params.studio)
    const studio = await studioRecord(app, params.studio)
    if (!studio || !target) throw new AppError('notFound')
    const isOver = !isStanding(studio.status)
    const changes = CHANGES.filter(
      (change) =>
        (!isOver || AFTER_THE_END.includes(change)) && can(viewer, CHANGE_ACTIONS[change], target),
    )
    const mayDecide = can(viewer, 'studio.decide', target)
    return {
      ...{ studio, changes, opId: randomUUID(), done: search.done === '1' },
      amend: search.amend ?? null,
      contests: await publishedContests(app.read),
      zones: await zoneOptions(app.read, studio.zoneCode),
      duties: await studioDuties(app, params.studio),
      reviews: await reviewsOfStudios(app, [params.studio]),
      mayAssess: can(viewer, 'review.assess', target),
      mayPlace: !isOver && can(viewer, 'studio.place', target),
      bar: mayDecide ? await barOfUnit(app, params.studio) : null,
      mayDecide,
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
    const moved = await studioTarget(app.read, params.studio)
    // With its zone a studio may leave those whom the one who moved it may see.
    const maySee = moved !== null && can(viewer, 'studio.read', moved)
    return redirect(maySee ? `/office/studios/${params.studio}?done=1` : '/office/studios?done=1')
  },
})

/** The record as the page has it. */
export type ShownRecord = ReturnType<typeof useLoaderData<typeof loader>>['studio']

export { shouldRevalidate } from '~/components/revalidate'

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
    bar,
    mayDecide,
    mayEdit,
    mayFiles,
    duties,
    reviews,
    mayAssess,
  } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('studio')
  const pick = usePick()
  const { industry, premises, rules, plan, nameEn, leadName, foundedOn, namedOn, level, seen } =
    studio
  const present = studio.members.filter(({ leftOn }) => leftOn === null)
  const leadOption = { value: LEAD, label: t('record.leadOption', { name: leadName }) }
  const word: FormStart['word'] = (kind, value) => t(`${kind}.${value}`)
  const authors = everybody(studio, leadOption.label)
  const options = { authors, masters: authors, word }
  const fields = changeFields({
    ...options,
    texts: {
      ...{ industry, premises, rules, plan },
      trades: studio.trades.join('、'),
      leadHonours: studio.leadHonours.join('、'),
    },
    facts: { nameEn: nameEn ?? '', leadName, foundedOn, namedOn: namedOn ?? '', level },
    unitName: studio.unit.name,
    zone: studio.zoneCode,
    zones: zones.map(({ code, name }) => ({ value: code, label: pick(name) })),
    members: present.map(memberOption),
    apprenticeships: studio.apprenticeships
      .filter(({ status }) => status === 'running')
      .map(({ id, name, startsOn }) => ({ value: id, label: `${name} ${startsOn}` })),
    grants: studio.grants
      .filter(({ status }) => status === 'received')
      .map(({ id, year, source }) => ({ value: id, label: `${year} ${source}` })),
    people: [leadOption, ...present.map(memberOption)],
    linked: [
      ...(studio.isLeadLinked ? [leadOption] : []),
      ...present.filter(({ isLinked }) => isLinked).map(memberOption),
    ],
    contests: contests.map(({ id, name, year }) => ({
      value: id,
      label: `${year} ${pick(name)}`,
    })),
  })
  // a refused correction is shown again with what was typed
  const chosen = AMENDED.map((name) => submitted.values[name]).find(
    (id) => id !== undefined && amendForms(studio, id, options).length > 0,
  )
  const isCorrection = submitted.values.change?.startsWith('amend') ?? false
  const amending = isCorrection ? chosen : amend
  const corrections = (amending ? amendForms(studio, amending, options) : []).filter(({ change }) =>
    changes.some((one) => one === change),
  )
  const zoneName = zones.find(({ code }) => code === studio.zoneCode)?.name ?? {
    zh: studio.zoneCode,
    en: studio.zoneCode,
  }
  return (
    <OfficeShell>
      <PageHead
        title={studio.name}
        facts={`${t(`status.${studio.status}`)} · ${t(`level.${studio.level}`)} · ${studio.unit.name} · ${studio.leadName}`}
        actions={
          <>
            {studio.namedOn !== null && (
              <LinkButton to={`/studios/${studio.id}`}>{t('record.publicPage')}</LinkButton>
            )}
            {mayEdit && (
              <LinkButton to={`/files/of/studio:${studio.id}/photo`}>
                {t('record.photos')}
              </LinkButton>
            )}
            {mayDecide && (
              <LinkButton to={`/office/studios/${studio.id}/certificates`}>
                {t('certificate:office.title')}
              </LinkButton>
            )}
            {mayPlace && (
              <LinkButton to={`/office/studios/${studio.id}/lead`}>{t('lead.link')}</LinkButton>
            )}
          </>
        }
      />
      <div className="mb-4 grid gap-3">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t('record.done')}</DoneNotice>
        )}
        {bar && (
          <Notice tone="warning">
            {t('record.barInUnit', { studio: bar.name, day: bar.barredUntil })}
          </Notice>
        )}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <StudioFacts studio={studio} zone={zoneName} />
          <RecordTables {...{ studio, mayEdit, mayPlace, mayFiles }} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          {corrections.length > 0 && (
            <div id="amend">
              <Card title={t('record.correct')}>
                {corrections.map(({ change, fields: own }, index) => (
                  <ChangeForm
                    // a form that starts with another entry is another form
                    key={`${change} ${amending}`}
                    {...{ change, opId, seen, submitted, fields: own }}
                    isOpen={index === 0}
                  />
                ))}
              </Card>
            </div>
          )}
          <DutiesCard studioId={studio.id} duties={duties} />
          <Card title={t('assessment:card.title')}>
            {reviews.length === 0 && <p className="text-muted">{t('assessment:card.none')}</p>}
            <OwnReviews {...{ reviews, mayAssess }} />
          </Card>
          {groups(changes, fields).map(({ group, forms }) => (
            <Card key={group} title={t(`record.group.${group}`)}>
              {forms.map(({ change, fields: own }) => (
                <ChangeForm key={change} {...{ change, opId, seen, submitted, fields: own }} />
              ))}
            </Card>
          ))}
        </div>
      </div>
    </OfficeShell>
  )
}
