import { randomUUID } from 'node:crypto'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { Gallery } from '~/components/files/Gallery'
import { UploadField } from '~/components/files/UploadField'
import type { Uploaded } from '~/components/files/UploadResult'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { limitsOf } from '~/domain/files/limits'
import { SITE_VISIT } from '~/domain/review/visitPhotos'
import { FILE_RULES } from '~/http/fileRules.server'
import { streamActionFor } from '~/http/fileRoute.server'
import { loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { FILE_PROBLEM_STATUS, filePurposeSchema, fileScopeSchema } from '~/protocol/files'
import { filesOf } from '~/queries/files/filesOf.server'
import { isKept, mayChange, mayRead, whyNotTaken } from '~/services/files/fileAccess.server'
import { receiveForm } from '~/services/files/receiveForm.server'
import { FileTable } from './FileTable'
import { sizeText } from './sizeText'

const params = z.object({ scope: fileScopeSchema, purpose: filePurposeSchema })

export const loader = loaderFor({
  access: 'signedIn',
  params,
  load: async ({ app, viewer, params }) => {
    const isOpen = await mayChange(FILE_RULES, app.read, viewer, params)
    // evidence can be looked through by who may read it, also when nothing is added to it any more
    const isListed =
      isOpen ||
      (params.purpose === 'evidence' && (await mayRead(FILE_RULES, app.read, viewer, params)))
    if (!isListed) throw new AppError('forbidden')
    return {
      ...{ ...params, isOpen, opId: randomUUID() },
      isKept: isOpen && (await isKept(FILE_RULES, app.read, params)),
      files: await filesOf(app.read, params),
    }
  },
})

export const action = streamActionFor({
  access: 'signedIn',
  params,
  run: async ({ app, viewer, params, request }) => {
    if (!(await mayChange(FILE_RULES, app.read, viewer, params))) throw new AppError('forbidden')
    const whyNot = whyNotTaken(FILE_RULES, viewer)
    const { personId } = viewer
    const files = await receiveForm(app, { ...params, personId, request, whyNot })
    const problems = files.flatMap(({ problem }) => problem ?? [])
    const [first] = problems
    const answer: Uploaded = { count: files.length - problems.length, problems, cancelled: [] }
    return data(answer, { status: first === undefined ? 200 : FILE_PROBLEM_STATUS[first] })
  },
})

export const handle: PageHandle = { title: 'files:page.list' }

export default function ScopeFilesPage() {
  const { scope, purpose, isOpen, isKept, files, opId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const { t } = useTranslation('files')
  const { perScope, perPerson } = limitsOf({ scope, purpose })
  const most = { files: perScope.files, total: sizeText(perScope.bytes) }
  const back = pageOf(scope)
  return (
    <OfficeShell>
      <PageHead
        title={t(`page.${purpose}`)}
        facts={
          perPerson === null
            ? t('page.intro', most)
            : t('page.introVisit', { ...most, own: perPerson })
        }
        actions={back && <LinkButton to={back}>{t('page.back')}</LinkButton>}
      />
      <div className="grid gap-6">
        {files.length === 0 && (
          <EmptyState
            title={t('page.empty')}
            text={t(isOpen ? 'page.emptyText' : 'page.readOnly')}
          />
        )}
        <Gallery pictures={files.filter(({ kind }) => kind === 'picture')} />
        {files.length > 0 && <FileTable files={files} mayDelete={isOpen && !isKept} />}
        {isKept && <Notice>{t('page.kept')}</Notice>}
        {isOpen ? (
          <UploadField scope={scope} purpose={purpose} opId={opId} answer={answer} />
        ) : (
          <Notice>{t('page.readOnly')}</Notice>
        )}
      </div>
    </OfficeShell>
  )
}

/** The page whose files these are, to go back to; null where there is none. */
function pageOf(scope: string): string | null {
  const [kind, id, part] = scope.split(':')
  if (part === SITE_VISIT) return '/expert'
  if (kind === 'studio') return `/office/studios/${id}`
  return kind === 'review' ? `/office/reviews/${id}/assess#item-${part}` : null
}
