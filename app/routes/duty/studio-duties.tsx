import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { DutyList } from '~/components/duty/DutyList'
import { RulesInForce } from '~/components/duty/RulesInForce'
import { publicOrigin } from '~/http/origin.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { dutyFeedSchema } from '~/protocol/duty'
import { AppError } from '~/protocol/errors'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { studioTarget } from '~/queries/studio/studioTarget.server'
import { makeDutyFeed, revokeDutyFeed } from '~/services/review/dutyFeed.server'
import { rulesInForce } from '~/services/review/dynamicRules.server'

const params = z.object({ studio: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: { may: 'studio.read', on: ({ params: { studio } }, read) => studioTarget(read, studio) },
  params,
  load: async ({ app, viewer, params: { studio: studioId } }) => {
    const studio = await app.read.studio.findUnique({
      where: { id: studioId },
      select: { id: true, name: true },
    })
    if (!studio) throw new AppError('notFound')
    const { personId } = viewer
    const feed = await app.read.dutyFeed.findUnique({
      where: { studioId_personId: { studioId, personId } },
      select: { createdAt: true },
    })
    return {
      ...{ studio, hasFeed: feed !== null },
      duties: await studioDuties(app, studioId),
      rules: await rulesInForce(app.read),
    }
  },
})

export const action = actionFor({
  access: { may: 'studio.read', on: ({ params: { studio } }, read) => studioTarget(read, studio) },
  params,
  form: dutyFeedSchema,
  run: async ({ app, viewer, params: { studio: studioId }, form, request }) => {
    const owner = { studioId, personId: viewer.personId }
    if (form.do === 'revoke') {
      await revokeDutyFeed(app, owner)
      return { address: null }
    }
    const token = await makeDutyFeed(app, owner)
    return { address: `${publicOrigin(app.settings, request)}/duties/${token}.ics` }
  },
})

export const handle: PageHandle = { title: 'duty:own.title' }

/** A studio's own duties with their last days, and the address with which a calendar follows them. */
export default function StudioDuties() {
  const { studio, duties, rules, hasFeed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('duty')
  const address = answer && 'address' in answer ? answer.address : null
  return (
    <OfficeShell>
      <PageHead
        title={t('own.title')}
        facts={studio.name}
        actions={<LinkButton to={`/office/studios/${studio.id}`}>{t('own.back')}</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <div>
          {duties.length === 0 ? (
            <EmptyState title={t('own.none')} text={t('own.noneText')} />
          ) : (
            <Card title={t('own.list')}>
              <DutyList duties={duties} />
            </Card>
          )}
          <RulesInForce rules={rules} />
        </div>
        <Card title={t('feed.title')}>
          <p>{t('feed.what')}</p>
          {address !== null && (
            <div className="mt-3">
              <Notice tone="done" title={t('feed.once')} isAnswer>
                <p className="font-mono break-all">{address}</p>
              </Notice>
            </div>
          )}
          <Form method="post" className="mt-4 flex flex-wrap gap-3">
            <Button type="submit" name="do" value="make">
              {t(hasFeed ? 'feed.replace' : 'feed.make')}
            </Button>
            {hasFeed && (
              <Button type="submit" name="do" value="revoke" tone="danger">
                {t('feed.revoke')}
              </Button>
            )}
          </Form>
        </Card>
      </div>
    </OfficeShell>
  )
}
