import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { AppError } from '~/protocol/errors'
import { fieldErrorKey } from './fieldErrors'
import { checkFieldNames } from './fieldNames.server'

/** What an action answers for a form that was not accepted; for conform's `lastResult`. */
export interface FormAnswer {
  submission: SubmissionResult
  /** It was refused because nobody is signed in any more; see `FormAnswer` in the components. */
  signedOut?: true
}

/** Refuses a form with the person's values kept; error texts are keys, see `errors:field`. */
export interface Reject {
  (
    problem: { form?: string[]; fields?: Record<string, string[]> },
    status?: 400 | 409 | 422 | 429,
  ): ReturnType<typeof data<FormAnswer>>
}

const FORM_BYTES = 256 * 1024

/** Reads a form's fields, refusing one that is too large before it is read. */
export async function readForm(request: Request, maxBytes = FORM_BYTES): Promise<FormData> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= maxBytes)) throw new AppError('tooLarge', { kilobytes: maxBytes / 1024 })
  try {
    return await request.formData()
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('badRequest')
    throw error
  }
}

/**
 * Checks a form by its schema. `hide` names fields that never go back, such as passwords.
 *
 * @throws AppError `badRequest` for a form with names that no page of ours has sent
 */
export function parseForm<F extends z.ZodType>(
  fields: FormData,
  schema: F,
  hide: readonly string[],
): { submission: Submission<z.input<F>, string[], z.output<F>>; reject: Reject } {
  checkFieldNames(fields)
  const submission = parseWithZod(fields, { schema, error: fieldErrorKey })
  const hideFields = [...hide]
  const reject: Reject = ({ form, fields: fieldErrors }, status = 422) => {
    const reply = submission.reply({
      hideFields,
      ...(form && { formErrors: form }),
      ...(fieldErrors && { fieldErrors }),
    })
    return data({ submission: reply }, { status })
  }
  return { submission, reject }
}
