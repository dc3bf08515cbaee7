import path from 'node:path'
import { z } from 'zod'

/** What kind of installation this is. Only `production` takes its secrets from the environment. */
export type Mode = 'production' | 'demo' | 'development' | 'test'

export interface Settings {
  readonly mode: Mode
  readonly dataDir: string
  readonly databasePath: string
  readonly host: string
  readonly port: number
  /** A plain HTTP port that offers the site's CA certificate and redirects all else to HTTPS. */
  readonly httpPort: number | null
  /** False only for development, the demo, or behind a proxy that does TLS. */
  readonly https: boolean
  /** A given certificate; without one the site makes a CA of its own. */
  readonly tls: { readonly certificate: string; readonly key: string } | null
  /** Names besides `localhost` under which browsers reach this server. */
  readonly hostNames: readonly string[]
  /** Further origins that may send changes, such as the public one of a proxy. */
  readonly origins: readonly string[]
  /**
   * Where people reach this site, for what is printed or kept elsewhere: QR codes, calendars. Null
   * when no setting says it; then it is the address that the page was asked for at.
   */
  readonly publicOrigin: string | null
  /** How many proxies in front of us set `x-forwarded-for`. */
  readonly proxies: number
  /** A program on this machine may make rehearsals here, and take their seats. */
  readonly rehearsal: boolean
  /** Minutes between automatic copies while a contest is being scored; 0 makes none. */
  readonly backupEveryMinutes: number
  /** Days for which automatic copies are kept. */
  readonly backupKeepDays: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export type Variables = Readonly<Record<string, string | undefined>>

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''))

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: 'must be origins such as https://saishi.example.cn, without a path',
})

const port = z.coerce.number().int().min(1).max(65_535)

const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  JIANGSAI_MODE: z.enum(['production', 'demo', 'development', 'test']).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  HOST: z.string().min(1).optional(),
  PORT: port.default(3000),
  HTTP_PORT: port.optional(),
  HTTPS: z.enum(['on', 'off']).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  HOST_NAMES: list,
  ORIGINS: list.pipe(z.array(origin)),
  PUBLIC_ORIGIN: origin.optional(),
  PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  REHEARSAL: z.enum(['on', 'off']).default('off'),
  BACKUP_EVERY_MINUTES: z.coerce.number().int().min(0).max(1440).optional(),
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(14),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
})

function modeOf(environment: z.infer<typeof environmentSchema>): Mode {
  if (environment.JIANGSAI_MODE) return environment.JIANGSAI_MODE
  const { NODE_ENV } = environment
  return NODE_ENV === 'development' || NODE_ENV === 'test' ? NODE_ENV : 'production'
}

/** The origin of a proxy, or else the first name of this server, under which it serves HTTPS. */
function publicOriginOf(
  { PUBLIC_ORIGIN, ORIGINS, HOST_NAMES, PORT }: z.infer<typeof environmentSchema>,
  https: boolean,
): string | null {
  const [proxy] = ORIGINS
  const [name] = HOST_NAMES
  const own = https && name !== undefined ? new URL(`https://${name}:${PORT}`).origin : null
  return PUBLIC_ORIGIN ?? proxy ?? own
}

/**
 * Reads the settings from environment variables; an empty variable counts as not set.
 *
 * @throws Error that names every variable that is wrong, and why
 */
export function readSettings(variables: Variables = process.env): Settings {
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = environmentSchema.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
    throw new Error(`The environment has settings that cannot be used.\n${wrong.join('\n')}`)
  }
  const environment = parsed.data
  const { TLS_CERT, TLS_KEY } = environment
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    throw new Error('TLS_CERT and TLS_KEY must be set together: the certificate and its key.')
  }
  const mode = modeOf(environment)
  const dataDir = path.resolve(environment.DATA_DIR)
  const https = (environment.HTTPS ?? (mode === 'production' ? 'on' : 'off')) === 'on'
  return {
    mode,
    dataDir,
    databasePath: path.join(dataDir, 'jiangsai.db'),
    host: environment.HOST ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: environment.PORT,
    httpPort: environment.HTTP_PORT ?? null,
    https,
    tls: TLS_CERT && TLS_KEY ? { certificate: TLS_CERT, key: TLS_KEY } : null,
    hostNames: environment.HOST_NAMES,
    origins: environment.ORIGINS,
    publicOrigin: publicOriginOf(environment, https),
    proxies: environment.PROXIES,
    rehearsal: environment.REHEARSAL === 'on',
    backupEveryMinutes: environment.BACKUP_EVERY_MINUTES ?? (mode === 'demo' ? 0 : 15),
    backupKeepDays: environment.BACKUP_KEEP_DAYS,
    logLevel: environment.LOG_LEVEL ?? (mode === 'test' ? 'silent' : 'info'),
  }
}
