import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field } from '~/components/Field'
import { Renewed } from '~/components/Renewed'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { NOTHING_SUBMITTED, type Submitted } from '~/components/useSubmitted'
import type { CertificateStatus } from '~/domain/certificate/certificate'
import { usePick } from '~/locales/useLanguage'
import type { StudioCertificate } from '~/queries/studio/studioCertificates.server'

const TONE: Record<CertificateStatus, StatusTone> = {
  inForce: 'green',
  superseded: 'neutral',
  revoked: 'red',
}

interface Props {
  certificates: StudioCertificate[]
  opId: string
  submitted: Submitted
}

/** Every certificate with what it says and whether it still holds; one that does can be revoked. */
export function CertificateList({ certificates, opId, submitted }: Props) {
  const { t } = useTranslation('certificate')
  const pick = usePick()
  return (
    <Table caption={t('office.title')}>
      <thead>
        <tr>
          <Th>{t('verify.number')}</Th>
          <Th>{t('office.says')}</Th>
          <Th>{t('office.status')}</Th>
          <Th>{t('office.revoke')}</Th>
        </tr>
      </thead>
      <tbody>
        {certificates.map(({ number, path, holder, statement, issuedOn, status, ...one }) => (
          <tr key={number} className="align-top">
            <Td>
              <Link to={path} className="inline-flex min-h-8 items-center text-blue underline">
                {number}
              </Link>
              <p className="text-sm text-muted">{issuedOn}</p>
            </Td>
            <Td>
              <span className="font-medium">{holder}</span>
              <p className="text-sm text-muted-strong">{pick(statement)}</p>
            </Td>
            <Td>
              <StatusPill tone={TONE[status]}>{t(`office.is.${status}`)}</StatusPill>
              {one.revokedReason !== null && (
                <p className="mt-1 text-sm text-muted-strong">{one.revokedReason}</p>
              )}
            </Td>
            <Td>{status !== 'revoked' && <RevokeForm {...{ number, opId, submitted }} />}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function RevokeForm({
  number,
  opId,
  submitted,
}: {
  number: string
  opId: string
  submitted: Submitted
}) {
  const { t } = useTranslation('certificate')
  const isMine = submitted.values.number === number
  const { values, errors } = isMine ? submitted : NOTHING_SUBMITTED
  return (
    <Renewed>
      <details open={isMine}>
        <summary className="min-h-8 cursor-pointer content-center whitespace-nowrap text-blue">
          {t('office.revoke')}
          <span className="sr-only">{number}</span>
        </summary>
        <Form method="post" noValidate className="grid w-72 gap-3 py-3">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="number" value={number} />
          <Field
            name="reason"
            label={t('office.reason')}
            hint={t('office.reasonHint')}
            maxLength={200}
            defaultValue={values.reason}
            errors={errors.reason}
          />
          <Button type="submit" name="do" value="revoke">
            {t('office.revokeSubmit')}
          </Button>
        </Form>
      </details>
    </Renewed>
  )
}
