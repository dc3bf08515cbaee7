// x509 gets its parts through tsyringe, which wants this first.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  cryptoProvider,
} from '@peculiar/x509'
import { isIP } from 'node:net'
import { dayOf } from '~/services/studio/dayOf'

cryptoProvider.set(webcrypto as Crypto)

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 24 * 60 * 60 * 1_000
const CA_DAYS = 10 * 365
/** Apple's devices take no server certificate that lasts longer than 398 days. */
const SERVER_DAYS = 397

/** A certificate and its private key, both as PEM. */
export interface KeyedCertificate {
  certificate: string
  key: string
}

async function newKeys(): Promise<CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

async function keyPem(keys: CryptoKeyPair): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return PemConverter.encode(bytes, 'PRIVATE KEY')
}

/** From yesterday, so that a tablet whose clock is behind takes it too. */
function validFor(days: number, now: Date): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  }
}

/** A new certificate authority for one site; it can sign server certificates and nothing below. */
export async function createAuthority(now: Date): Promise<KeyedCertificate> {
  const keys = await newKeys()
  const year = dayOf(now).slice(0, 4)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Jiangsai'], CN: [`Jiangsai site CA ${year}`] }],
    keys,
    signingAlgorithm: ALGORITHM,
    ...validFor(CA_DAYS, now),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await keyPem(keys) }
}

/** A server certificate for the names and addresses, signed by the site's authority. */
export async function issueCertificate(
  authority: KeyedCertificate,
  names: readonly string[],
  now: Date,
): Promise<KeyedCertificate> {
  const issuer = new X509Certificate(authority.certificate)
  const [pkcs8] = PemConverter.decode(authority.key)
  if (!pkcs8) throw new Error('The key of the site CA is not a PEM file')
  const signingKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.create({
    subject: [{ O: ['Jiangsai'], CN: ['Jiangsai server'] }],
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: signingKey,
    signingAlgorithm: ALGORITHM,
    ...validFor(SERVER_DAYS, now),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await AuthorityKeyIdentifierExtension.create(issuer),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await keyPem(keys) }
}
