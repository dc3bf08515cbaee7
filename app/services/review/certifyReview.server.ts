import type { CertificateContent } from '~/domain/certificate/certificate'
import type { ReviewState } from '~/domain/review/cycleState'
import {
  issueCertificateWithin,
  type IssueContext,
} from '~/services/certificate/issueCertificate.server'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { studioScope } from '~/services/studio/studioScope'
import { certificateKey } from './certificateKey'
import { Refused, type CycleOp } from './changeCycle.server'

/** Capitals that name the series of certificates of studios. */
const SERIES = 'XJ'

/** A certificate that could never be printed: whose it is, and the characters that the font lacks. */
export class Unprintable extends Refused {
  constructor(readonly whose: string) {
    super('certificate.missingGlyphs', whose)
  }
}

/** Issues the certificate of a decided review, within the caller's transaction. */
export async function certifyReviewWithin(
  tx: Tx,
  context: IssueContext,
  { id, studioId }: Pick<ReviewState, 'id' | 'studioId'>,
  content: CertificateContent,
  { actor, opId, receivedAt }: CycleOp,
): Promise<string> {
  const by = { actor, opId: derivedId(opId, 'certificate', id), receivedAt }
  const year = Number(content.issuedOn.slice(0, 4))
  const subject = studioScope(studioId)
  const wanted = { series: SERIES, year, key: certificateKey(id), subject, content }
  const issued = await issueCertificateWithin(tx, context, wanted, by)
  if (issued.ok) return issued.number
  if (issued.code === 'issuedOtherwise') throw new Refused('decision.certificateDiffers')
  throw new Unprintable(`${content.holder}（${issued.characters.join(' ')}）`)
}
