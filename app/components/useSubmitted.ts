import type { SubmissionResult } from '@conform-to/react'

/** What the server answered to a form: the values as typed, and what is wrong with them. */
export interface Submitted {
  values: Partial<Record<string, string>>
  /** Per field, keys of `errors:field`. */
  errors: Partial<Record<string, string[]>>
  /** About the form as a whole: a text's key, with `|value` for a text that needs one. */
  formError: string | null
}

/** For a form that is not the one that was sent. */
export const NOTHING_SUBMITTED: Submitted = { values: {}, errors: {}, formError: null }

/** Reads the answer of an action, for forms that work before JavaScript does. */
export function useSubmitted(answer: { submission: SubmissionResult } | undefined): Submitted {
  const submission = answer?.submission
  const values = Object.entries(submission?.initialValue ?? {}).flatMap(([name, value]) => {
    // several boxes of one name, in the way in which lists are typed
    const text = isTexts(value) ? value.join('、') : value
    return typeof text === 'string' ? [[name, text] as const] : []
  })
  const problems = Object.entries(submission?.error ?? {}).filter(
    (entry): entry is [string, string[]] => entry[0] !== '' && entry[1] !== null,
  )
  return {
    values: Object.fromEntries(values),
    errors: Object.fromEntries(problems),
    formError: submission?.error?.['']?.[0] ?? null,
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
