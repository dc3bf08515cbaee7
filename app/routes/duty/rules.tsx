import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { PlaceLink } from '~/components/PlaceLink'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { useSubmitted } from '~/components/useSubmitted'
import type { Viewer } from '~/domain/people/permissions'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { dynamicRulesForm } from '~/protocol/dynamicRules'
import { AppError } from '~/protocol/errors'
import { officeScope } from '~/queries/contest/officeScope.server'
import { rulesHistory } from '~/queries/duty/rulesHistory.server'
import { rulesPreview, type RulesPreview } from '~/queries/duty/rulesPreview.server'
import { amendDynamicRules } from '~/services/review/amendDynamicRules.server'
import { rulesInForce } from '~/services/review/dynamicRules.server'
import { PreviewCard } from './PreviewCard'
import { RulesForm } from './RulesForm'
import { RulesHistory } from './RulesHistory'

const access = {
  may: 'register.arrange',
  on: (_query: unknown, read: Application['read'], viewer: Viewer) => officeScope(read, viewer),
} as const

export const loader = loaderFor({
  access,
  search: z.object({ done: z.literal('1').optional() }),
  load: async ({ app, search }) => ({
    rules: await rulesInForce(app.read),
    versions: await rulesHistory(app),
    ...{ opId: randomUUID(), done: search.done === '1' },
  }),
})

export const action = actionFor({
  access,
  form: dynamicRulesForm,
  run: async ({ app, viewer, form, reject }) => {
    const { do: todo, ...amendment } = form
    const show = (status: 200 | 409, problem: string | null, preview: RulesPreview | null) => {
      const answer = reject(problem === null ? {} : { form: [`duty:rules.problem.${problem}`] })
      return data({ ...answer.data, preview }, { status })
    }
    if (todo === 'preview') {
      const preview = await rulesPreview(app, form.rules)
      if (preview.version !== form.version) return show(409, 'outdated', null)
      return show(200, null, preview)
    }
    const editionId = (await officeScope(app.read, viewer))?.editionId
    if (editionId === undefined) throw new AppError('notFound')
    const by = { actor: viewer.personId, receivedAt: app.now() }
    const answer = await amendDynamicRules(app, { ...amendment, editionId, ...by })
    if (!answer.ok) return show(409, answer.code, null)
    return redirect('/office/duties/rules?done=1')
  },
})

export const handle: PageHandle = { title: 'duty:rules.title' }

/** The rules of dynamic management: edited, tried on today's register, and saved as a version. */
export default function DynamicRulesPage() {
  const { rules, versions, opId, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const preview = answer && 'preview' in answer ? answer.preview : null
  const submitted = useSubmitted(answer)
  const { t } = useTranslation('duty')
  const { version, since } = rules
  const counts = preview && {
    added: preview.added.length,
    dropped: preview.dropped.length,
    moved: preview.moved.length,
  }
  return (
    <OfficeShell>
      <PageHead
        title={t('rules.title')}
        facts={since === null ? t('rules.factsGiven') : t('rules.facts', { version, day: since })}
        actions={<LinkButton to="/office/duties">{t('rules.back')}</LinkButton>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {submitted.formError !== null && <FormProblem error={submitted.formError} />}
        {Object.keys(submitted.errors).length > 0 && (
          <Notice tone="problem">{t('rules.problems')}</Notice>
        )}
        {counts && (
          <Notice isAnswer>
            <p>{t('rules.result.summary', counts)}</p>
            <PlaceLink to="preview">{t('rules.result.link')}</PlaceLink>
          </Notice>
        )}
        {done && (
          <DoneNotice>
            <p>{t('rules.done', { version })}</p>
            <Link to="/office/duties" className="underline underline-offset-4">
              {t('rules.doneLink')}
            </Link>
          </DoneNotice>
        )}
        {/* a saved version begins anew, without the reason of the one before */}
        <RulesForm
          key={version}
          {...{ rules, opId, submitted }}
          version={preview?.version ?? version}
        />
        {preview && (
          <div id="preview">
            <PreviewCard preview={preview} />
          </div>
        )}
        <RulesHistory versions={versions} />
      </div>
    </OfficeShell>
  )
}
