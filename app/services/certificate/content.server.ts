import type { CertificateContent } from '~/domain/certificate/certificate'
import { canonicalJson } from '~/domain/log/canonical'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type { Secrets } from '../context'
import { seal, unseal } from '../people/personalData.server'
import { keysOf } from '../people/personFields.server'

/** What the log has of a certificate: SHA-256 of its number and content. */
export function certificateDigest(number: string, content: CertificateContent): string {
  return sha256Hex(utf8(canonicalJson({ number, content })))
}

/** Encrypts a certificate's content; it opens for this number only. */
export function sealContent(secrets: Secrets, number: string, content: CertificateContent): string {
  return seal(keysOf(secrets), `certificate:${number}`, canonicalJson(content))
}

/** Decrypts what `sealContent` made. @throws SealedValueError when it is not this certificate's. */
export function openContent(secrets: Secrets, number: string, sealed: string): CertificateContent {
  return JSON.parse(unseal(keysOf(secrets), `certificate:${number}`, sealed)) as CertificateContent
}
