import { data } from '@remix-run/node'
import type { z } from 'zod'
import { AppError } from '~/protocol/errors'
import { parseForm, readForm, type Reject } from './form.server'

interface Declared {
  form: z.ZodType
  hide?: readonly string[]
  hasPage?: boolean
}

/**
 * Answers a form that the scripts of a page sent after its sign-in ended: an error page would take
 * away what was typed. Throws anything else again.
 */
export async function signedOutAnswer(
  refused: unknown,
  request: Request,
  { form, hide = [], hasPage = true }: Declared,
): Promise<ReturnType<Reject>> {
  const isSignedOut = refused instanceof AppError && refused.code === 'signedOut'
  if (!isSignedOut || !hasPage || !isSentByScript(request)) throw refused
  const initialValue = await typedIn(request, form, hide)
  const submission = { status: 'error' as const, ...(initialValue && { initialValue }) }
  return data({ submission, signedOut: true as const }, { status: refused.status })
}

/** A browser that opens a page asks for HTML; Sec-Fetch-Mode would not be there without HTTPS. */
function isSentByScript({ headers }: Request): boolean {
  const accept = headers.get('accept')
  return accept !== null && !accept.includes('text/html')
}

/** For forms that are shown anew with what was sent; the browser itself keeps the chosen files. */
async function typedIn(request: Request, form: z.ZodType, hide: readonly string[]) {
  const isPlain = request.headers
    .get('content-type')
    ?.startsWith('application/x-www-form-urlencoded')
  if (!isPlain) return null
  return parseForm(await readForm(request), form, hide).reject({}).data.submission.initialValue
}
