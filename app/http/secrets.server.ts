import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Secrets } from '~/services/context'
import type { Settings, Variables } from './environment.server'

/** Beside the data of an installation that is not in production. */
export const SECRETS_FILE = 'secrets.json'

/** The variables that hold the secrets: 32 random bytes each, in base64. */
const SECRET_NAMES = [
  'PERSONAL_DATA_KEY',
  'LOOKUP_KEY',
  'TOKEN_PEPPER',
] as const satisfies (keyof Secrets)[]

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32)
const secretsSchema = z.object({ PERSONAL_DATA_KEY: key, LOOKUP_KEY: key, TOKEN_PEPPER: key })

function fromEnvironment(variables: Variables): Secrets {
  const parsed = secretsSchema.safeParse(variables)
  if (parsed.success) return parsed.data
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  throw new Error(
    `Missing or unusable: ${[...names].join(', ')}. Each must be 32 random bytes in base64, ` +
      'for example from `openssl rand -base64 32`. Keep them apart from the backups of the ' +
      'database: without them, names, phones and identity numbers cannot be read again.',
  )
}

/** Secrets of a development or demo installation live beside its data, readable by its user only. */
function fromFile(dataDir: string): Secrets {
  const file = path.join(dataDir, SECRETS_FILE)
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const made = SECRET_NAMES.map((name) => [name, randomBytes(32).toString('base64')])
    writeFileSync(file, JSON.stringify(Object.fromEntries(made), null, 2), { mode: 0o600 })
  }
  return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/**
 * The installation's secrets: from the environment in production, otherwise from a file that is
 * made on first use.
 *
 * @throws Error that names the missing variables
 */
export function readSecrets(
  settings: Pick<Settings, 'mode' | 'dataDir'>,
  variables: Variables,
): Secrets {
  return settings.mode === 'production' ? fromEnvironment(variables) : fromFile(settings.dataDir)
}
