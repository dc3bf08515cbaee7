import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { useDateTime } from '~/components/useDateTime'
import { certificateStatus, type VerifiedCertificate } from '~/domain/certificate/certificate'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { certificateParams, certificateSearch } from '~/protocol/certificate'
import { verifyCertificate } from '~/services/certificate/verifyCertificate.server'

export const loader = loaderFor({
  access: 'public',
  params: certificateParams,
  search: certificateSearch,
  load: async ({ app, params, search, address }) => {
    const number = params.number ?? search.number ?? ''
    const code = search.code ?? ''
    const asked = { number, code, address }
    const answer = number === '' && code === '' ? null : await verifyCertificate(app, asked)
    return { number, answer }
  },
})

export const handle: PageHandle = { title: 'certificate:verify.title' }

/** Whoever has a certificate in hand sees here whether it is ours, and what it says. */
export default function VerifyPage() {
  const { number, answer } = useLoaderData<typeof loader>()
  const { t } = useTranslation('certificate')
  return (
    <PublicShell>
      <h1 className="text-2xl font-bold">{t('verify.title')}</h1>
      <p className="mt-2 text-muted-strong">{t('verify.intro')}</p>
      <div className="mt-6 grid gap-6">
        {answer?.kind === 'found' && <Found certificate={answer.certificate} code={answer.code} />}
        {answer?.kind === 'wait' && (
          <Notice tone="problem" title={t('verify.wait', { minutes: answer.minutes })} />
        )}
        {answer?.kind === 'noCode' && (
          <Notice tone="warning" title={t('verify.noCode.title')}>
            <p>{t('verify.noCode.text')}</p>
          </Notice>
        )}
        {(answer?.kind === 'malformed' || answer?.kind === 'unknown') && (
          <Notice tone="problem" title={t(`verify.${answer.kind}.title`)}>
            <p>{t(`verify.${answer.kind}.text`)}</p>
          </Notice>
        )}
        <Card>
          <Form action="/verify" className="grid gap-5">
            <Field
              label={t('verify.number')}
              hint={t('verify.numberHint')}
              name="number"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={number}
            />
            <Field
              label={t('verify.code')}
              hint={t('verify.codeHint')}
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
            <Button type="submit" tone="primary">
              {t('verify.submit')}
            </Button>
          </Form>
        </Card>
      </div>
    </PublicShell>
  )
}

function Found({ certificate, code }: { certificate: VerifiedCertificate; code: string }) {
  const { t } = useTranslation('certificate')
  const pick = usePick()
  const dateTime = useDateTime()
  const { number, holder, title, statement, issuer, issuedOn } = certificate
  const { revokedAt, revokedReason, supersededAt, newer } = certificate
  const status = certificateStatus(certificate)
  const printed = (print: 'pdf' | 'plaque') => `/verify/${number}/${print}?code=${code}`
  return (
    <>
      {status === 'inForce' && <Notice tone="done" title={t('verify.valid')} />}
      {supersededAt !== null && status === 'superseded' && (
        <Notice tone="warning" title={t('verify.superseded', { at: dateTime(supersededAt) })}>
          <p>{t('verify.supersededText', { issuedOn })}</p>
          <p>{newer === null ? t('verify.noNewer') : t('verify.newer', { number: newer })}</p>
        </Notice>
      )}
      {revokedAt !== null && (
        <Notice tone="problem" title={t('verify.revoked', { at: dateTime(revokedAt) })}>
          <p>{revokedReason}</p>
          {newer !== null && <p>{t('verify.newer', { number: newer })}</p>}
        </Notice>
      )}
      <Card title={pick(title)}>
        <p className="text-2xl font-bold">{holder}</p>
        <p className="mt-3 leading-relaxed">{pick(statement)}</p>
        <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          {[
            [t('verify.issuer'), pick(issuer)],
            [t('verify.issuedOn'), issuedOn],
            [t('verify.number'), number],
          ].map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-strong">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {status === 'inForce' && (
          <p className="mt-5 flex flex-wrap gap-x-6">
            {(['pdf', 'plaque'] as const).map((print) =>
              print === 'plaque' && certificate.plaque === undefined ? null : (
                <a
                  key={print}
                  href={printed(print)}
                  className="inline-flex min-h-11 items-center font-bold text-blue underline"
                >
                  {t(`verify.${print}`)}
                </a>
              ),
            )}
          </p>
        )}
      </Card>
    </>
  )
}
