import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { useDateTime } from '~/components/useDateTime'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { revokeForm } from '~/protocol/people'
import { signInsOf } from '~/queries/people/signIns.server'
import { revokeSignIn } from '~/services/people/revokeSignIn.server'

export const loader = loaderFor({
  access: 'signedIn',
  search: z.object({ password: z.string().optional() }),
  load: async ({ app, viewer: { personId }, signInId, search }) => ({
    signIns: await signInsOf(app, { personId, signInId }),
    isPasswordChanged: search.password === 'changed',
  }),
})

export const action = actionFor({
  access: 'signedIn',
  form: revokeForm,
  run: async ({ app, viewer: { personId }, form }) => {
    if (!(await revokeSignIn(app, { personId, signInId: form.signIn }))) {
      throw new AppError('notFound')
    }
    return data({ revoked: true as const })
  },
})

export const handle: PageHandle = { title: 'people:account.title' }

export default function AccountPage() {
  const { signIns, isPasswordChanged } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('people')
  const dateTime = useDateTime()
  return (
    <OfficeShell>
      <PageHead
        title={t('account.title')}
        facts={t('account.devicesIntro')}
        actions={<LinkButton to="/account/password">{t('changePassword.title')}</LinkButton>}
      />
      {isPasswordChanged && (
        <div className="mb-4">
          <DoneNotice>{t('changePassword.done')}</DoneNotice>
        </div>
      )}
      {answer && 'revoked' in answer && (
        <div className="mb-4">
          <Notice tone="done" isAnswer>
            {t('account.revoked')}
          </Notice>
        </div>
      )}
      <Table caption={t('account.devices')}>
        <thead>
          <tr>
            <Th>{t('account.device')}</Th>
            <Th>{t('account.since')}</Th>
            <Th>{t('account.seen')}</Th>
            <Th>{t('account.action')}</Th>
          </tr>
        </thead>
        <tbody>
          {signIns.map((row) => (
            <tr key={row.id}>
              <Td>
                {row.isThisDevice ? (
                  <StatusPill tone="green">{t('account.thisDevice')}</StatusPill>
                ) : (
                  t('account.otherDevice')
                )}
              </Td>
              <Td className="whitespace-nowrap">{dateTime(row.createdAt)}</Td>
              <Td className="whitespace-nowrap">{dateTime(row.seenAt)}</Td>
              <Td>
                {row.isThisDevice ? (
                  <span className="text-muted">{t('account.useSignOut')}</span>
                ) : (
                  <Form method="post">
                    <input type="hidden" name="signIn" value={row.id} />
                    <Button
                      type="submit"
                      aria-label={t('account.revokeNamed', { time: dateTime(row.createdAt) })}
                    >
                      {t('account.revoke')}
                    </Button>
                  </Form>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </OfficeShell>
  )
}
