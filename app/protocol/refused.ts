/** The page of a refusal, for what is opened in a window without a page of its own: a file. */
import { z } from 'zod'
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from './errors'
import { safePath } from './returnTo'

const PATH = '/refused/'

export const refusedParams = z.object({
  code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
})

export const refusedSearch = z.object({
  /** The address that was refused. */
  of: z.string().transform(safePath).default('/').catch('/'),
  /** How long to wait. */
  minutes: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  /** What the font lacks, a few single characters. */
  characters: z
    .string()
    .regex(/^\S(?: \S){0,19}$/u)
    .optional()
    .catch(undefined),
  reference: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .nullable()
    .default(null)
    .catch(null),
})

/** The address of the page for a refusal. @param of path of the address that was refused */
export function refusedPath({ code, values, reference }: ErrorBody, of: string): string {
  const search = new URLSearchParams({
    of,
    ...(values.minutes !== undefined && { minutes: String(values.minutes) }),
    ...(values.characters !== undefined && { characters: String(values.characters) }),
    ...(reference !== null && { reference }),
  })
  return `${PATH}${code}?${search}`
}

/** What to ask for again on an error page: where the reader is, or what led to the refusal. */
export function askedAgain(pathname: string, search: string): string {
  if (!pathname.startsWith(PATH)) return pathname + search
  return safePath(new URLSearchParams(search).get('of'))
}
