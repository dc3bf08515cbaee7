import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { Field } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import type { Viewer } from '~/domain/people/permissions'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { MOST_MAP_BYTES, serviceMapForm } from '~/protocol/serviceMap'
import { officeScope } from '~/queries/contest/officeScope.server'
import { publicMap } from '~/queries/studio/publicMap.server'
import { arrangeMap } from '~/services/studio/map/arrangeMap.server'
import { TileArranger } from './TileArranger'

const access = {
  may: 'register.arrange',
  on: (_query: unknown, read: Application['read'], viewer: Viewer) => officeScope(read, viewer),
} as const

export const loader = loaderFor({
  access,
  search: z.object({ done: z.enum(['tiles', 'borders', 'remove']).optional().catch(undefined) }),
  load: async ({ app, search }) => {
    const { tiles, borders } = await publicMap(app.read, '')
    return {
      done: search.done ?? null,
      places: tiles.map(({ code, column, row }) => ({ code, column, row })),
      zones: tiles.map(({ code, name }) => ({ code, name })),
      approval: borders?.approval ?? null,
      drawn: borders?.zones.length ?? 0,
      /** Zones that the borders do not have: nothing of them is on the public map. */
      missing: tiles
        .filter(({ code }) => borders && !borders.zones.some(({ zoneCode }) => zoneCode === code))
        .map(({ name }) => name),
      opId: randomUUID(),
    }
  },
})

export const action = actionFor({
  access,
  form: serviceMapForm,
  maxBytes: MOST_MAP_BYTES,
  run: async ({ app, viewer, form }) => {
    const editionId = (await officeScope(app.read, viewer))?.editionId
    if (editionId === undefined) throw new AppError('notFound')
    const { opId, ...rest } = form
    const change =
      rest.step === 'borders'
        ? { step: rest.step, approval: rest.approval, text: await rest.file.text() }
        : rest
    const by = { actor: viewer.personId, receivedAt: app.now() }
    const answer = await arrangeMap(app, { opId, change, editionId, ...by })
    if (!answer.ok) return data({ problem: answer.problem }, { status: 422 })
    return redirect(`/office/map?done=${change.step}`)
  },
})

export const handle = { title: 'studio:map.title' }

export default function OfficeMapPage() {
  const { done, places, zones, approval, drawn, missing, opId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem : null
  const { values, errors } = useSubmitted(answer && 'submission' in answer ? answer : undefined)
  const { t } = useTranslation('studio')
  const pick = usePick()
  const text =
    problem?.kind === 'geo'
      ? t(`map.geo.${problem.problem.code}`, { feature: (problem.problem.feature ?? 0) + 1 })
      : problem?.kind === 'zone'
        ? t('map.strangeZone', { zone: problem.zone })
        : problem && t(`map.problem.${problem.code}`)
  return (
    <OfficeShell>
      <PageHead
        title={t('map.title')}
        facts={approval === null ? t('map.isTiles') : t('map.isBorders', { approval, drawn })}
        actions={<LinkButton to="/studios/map">{t('map.public')}</LinkButton>}
      />
      <div className="grid gap-4">
        {text !== null ? (
          <Notice tone="problem" title={t('map.kept')} isAnswer>
            <p>{text}</p>
          </Notice>
        ) : errors.places ? (
          <Notice tone="problem" title={t('map.kept')} isAnswer>
            <p>{t('map.problem.offGrid')}</p>
          </Notice>
        ) : (
          done && <DoneNotice>{t(`map.done.${done}`)}</DoneNotice>
        )}
        {missing.length > 0 && (
          <Notice tone="warning" title={t('map.missing')}>
            <p>{missing.map(pick).join(t('map.comma'))}</p>
          </Notice>
        )}
        <Card title={t('map.tiles')}>
          <p className="mb-3 text-muted">{t('map.tilesHint')}</p>
          {/* By what is stored: the answer to another form keeps moves that are not saved yet. */}
          <TileArranger key={JSON.stringify(places)} {...{ places, zones, opId }} />
        </Card>
        <Card title={t('map.borders')}>
          <p className="mb-3 text-muted">{t('map.bordersHint')}</p>
          <Form method="post" encType="multipart/form-data" className="grid max-w-xl gap-4">
            <input type="hidden" name="step" value="borders" />
            <input type="hidden" name="opId" value={opId} />
            <Field
              name="approval"
              label={t('map.approval')}
              hint={t('map.approvalHint')}
              defaultValue={values.approval}
              errors={errors.approval}
            />
            <Field
              name="file"
              type="file"
              accept=".geojson,.json"
              label={t('map.file')}
              hint={t('map.fileHint')}
              errors={errors.file}
            />
            <div>
              <Button type="submit">{t('map.upload')}</Button>
            </div>
          </Form>
          {approval !== null && (
            <Form method="post" className="mt-4 border-t border-line pt-4">
              <input type="hidden" name="step" value="remove" />
              <input type="hidden" name="opId" value={opId} />
              <Button type="submit" tone="danger">
                {t('map.remove')}
              </Button>
            </Form>
          )}
        </Card>
      </div>
    </OfficeShell>
  )
}
