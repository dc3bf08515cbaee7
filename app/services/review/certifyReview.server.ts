import type { CertificateContent } from '~/domain/certificate/certificate'
import type { ReviewState } from '~/domain/review/cycleState'
import { issueCertificateWithin } from '~/services/certificate/issueCertificate.server'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { studioScope } from '~/services/studio/studioScope'
import { Refused, type CycleOp } from './changeCycle.server'

/** Capitals that name the series of certificates of studios. */
const SERIES = 'XJ'

/** Issues the certificate of a decided review, within the caller's transaction. */
export async function certifyReviewWithin(
  tx: Tx,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  { id, studioId }: Pick<ReviewState, 'id' | 'studioId'>,
  content: CertificateContent,
  { actor, opId, receivedAt }: CycleOp,
): Promise<string> {
  const by = { actor, opId: derivedId(opId, 'certificate', id), receivedAt }
  const year = Number(content.issuedOn.slice(0, 4))
  const subject = studioScope(studioId)
  const wanted = { series: SERIES, year, key: `review:${id}`, subject, content }
  const issued = await issueCertificateWithin(tx, secrets, wanted, by)
  if (!issued.ok) throw new Refused('decision.certificateDiffers')
  return issued.number
}
