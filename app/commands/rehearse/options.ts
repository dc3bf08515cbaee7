import { parseArgs } from 'node:util'
import { z } from 'zod'
import { LEAST_REVIEWED, MOST } from '~/protocol/rehearsal'

const count = (most: number, least = 1) => z.coerce.number().int().min(least).max(most)

const optionsSchema = z.object({
  contests: count(MOST.contests).default(3),
  entries: count(MOST.entries).default(8),
  judges: count(MOST.judges).default(5),
  viewers: count(MOST.viewers, 0).default(50),
  studios: count(MOST.studios, LEAST_REVIEWED.studios).optional(),
  experts: count(MOST.experts, LEAST_REVIEWED.experts).optional(),
  kills: count(MOST.kills, 0).default(1),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
  /** Seconds after which it gives up. */
  timeout: count(3_600, 5).default(600),
  url: z
    .url({ protocol: /^https?$/, hostname: /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/ })
    .optional(),
  /** File of the authority to trust, for a server with HTTPS. */
  ca: z.string().min(1).optional(),
  json: z.boolean().default(false),
  keep: z.boolean().default(false),
})

type Given = z.output<typeof optionsSchema>

export interface Options extends Omit<Given, 'studios' | 'experts'> {
  /** The size of a cycle of reviews; null where contests are rehearsed. */
  readonly reviews: { readonly studios: number; readonly experts: number } | null
}

const REVIEWS = { studios: 60, experts: 9 }
/** What only contests have. */
const OF_CONTESTS = ['contests', 'entries', 'judges', 'viewers', 'url', 'ca'] as const

const FLAGS = ['json', 'keep']

/**
 * Reads the command line.
 *
 * @throws Error that says which option is wrong, and why
 */
export function readOptions(args: readonly string[]): Options {
  const options = Object.fromEntries(
    Object.keys(optionsSchema.shape).map((name) => [
      name,
      { type: FLAGS.includes(name) ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { values } = parseArgs({ args: [...args], options })
  const parsed = optionsSchema.safeParse(values)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`)
    throw new Error(wrong.join('\n'))
  }
  if (parsed.data.url !== undefined && parsed.data.kills > 0) {
    throw new Error('--url: a server that was not started here is not killed; add --kills 0')
  }
  if (parsed.data.ca !== undefined && !parsed.data.url?.startsWith('https:')) {
    throw new Error('--ca: is for a server with HTTPS; give its address with --url https://…')
  }
  const { studios, experts, ...rest } = parsed.data
  if (studios === undefined && experts === undefined) return { ...rest, reviews: null }
  const mixed = OF_CONTESTS.find((name) => values[name] !== undefined)
  if (mixed !== undefined) throw new Error(`--${mixed}: ${WHY_NOT[mixed] ?? NOT_BOTH}`)
  const reviews = { studios: studios ?? REVIEWS.studios, experts: experts ?? REVIEWS.experts }
  return { ...rest, reviews }
}

const NOT_BOTH = 'is of contests; --studios and --experts rehearse a cycle of reviews instead'
const WHY_NOT: Partial<Record<(typeof OF_CONTESTS)[number], string>> = {
  url: 'a cycle of reviews takes in the whole register, so it is rehearsed on a server of its own',
}
