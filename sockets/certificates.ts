import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import path from 'node:path'
import { createAuthority, issueCertificate, type KeyedCertificate } from './certificateAuthority'

const RENEW_BEFORE_MS = 30 * 24 * 60 * 60 * 1_000

/** What the HTTPS server needs, and the site's CA for the page that installs it. */
export interface ServerCertificate extends KeyedCertificate {
  /** Null when the certificate was given: browsers know who signed it. */
  authority: { certificate: string; fingerprint: string } | null
}

export interface CertificateOptions {
  dataDir: string
  tls: { certificate: string; key: string } | null
  hostNames: readonly string[]
}

/** Every name and address under which a browser may reach this machine, sorted. */
export function namesOfServer(hostNames: readonly string[]): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('fe80:'))
  const own = hostname().toLowerCase()
  const names = ['localhost', '127.0.0.1', '::1', own, ...hostNames, ...addresses]
  return [...new Set(names)].filter((name) => /^[a-z0-9.:-]+$/.test(name)).sort()
}

/** Written whole or not at all; the key is readable by this user only. */
function store(file: string, made: KeyedCertificate): KeyedCertificate {
  const [key, certificate] = [made.key.trim(), made.certificate.trim()]
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.tmp`, `${key}\n${certificate}\n`, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
  return { key, certificate }
}

function load(file: string): KeyedCertificate | null {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const start = text.indexOf('-----BEGIN CERTIFICATE-----')
  return { key: text.slice(0, start).trim(), certificate: text.slice(start).trim() }
}

/** False when the certificate ends soon, is for other names, or is signed by another authority. */
function isGood(
  { certificate }: KeyedCertificate,
  names: readonly string[],
  authority: KeyedCertificate,
  now: Date,
): boolean {
  const parsed = new X509Certificate(certificate)
  const covers = names.every((name) =>
    name.includes(':') || /^[\d.]+$/.test(name)
      ? parsed.checkIP(name) !== undefined
      : parsed.checkHost(name) !== undefined,
  )
  const lasts = Date.parse(parsed.validTo) - now.getTime() > RENEW_BEFORE_MS
  return covers && lasts && parsed.checkIssued(new X509Certificate(authority.certificate))
}

/**
 * The certificate to serve now: the given one, or one by a CA of the site's own, which is made on
 * first use. It is renewed when it ends within 30 days, or the machine's names or addresses change.
 */
export async function serverCertificate(
  { dataDir, tls, hostNames }: CertificateOptions,
  now: Date,
): Promise<ServerCertificate> {
  if (tls) {
    const [certificate, key] = [
      readFileSync(tls.certificate, 'utf8'),
      readFileSync(tls.key, 'utf8'),
    ]
    return { certificate, key, authority: null }
  }
  const caFile = path.join(dataDir, 'tls', 'ca.pem')
  const serverFile = path.join(dataDir, 'tls', 'server.pem')
  const names = namesOfServer(hostNames)
  const ca = load(caFile) ?? store(caFile, await createAuthority(now))
  const kept = load(serverFile)
  const leaf =
    kept && isGood(kept, names, ca, now)
      ? kept
      : store(serverFile, await issueCertificate(ca, names, now))
  const { certificate } = ca
  const fingerprint = new X509Certificate(certificate).fingerprint256
  // The CA is sent along, so that a client can compare it with the one it was told to trust.
  const chain = `${leaf.certificate}\n${certificate}\n`
  return { key: leaf.key, certificate: chain, authority: { certificate, fingerprint } }
}
