import type { $ZodErrorMap } from 'zod/v4/core'

/**
 * What zod finds wrong with a field, as the key of a text in `errors:field`, with at most one
 * number after a bar: `tooShort|8`. A schema that sets a message of its own gives such a key too.
 */
export const fieldErrorKey: $ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'notValid'
    case 'too_small':
      return `${issue.origin === 'string' ? 'tooShort' : 'tooSmall'}|${issue.minimum}`
    case 'too_big':
      return `${issue.origin === 'string' ? 'tooLong' : 'tooBig'}|${issue.maximum}`
    default:
      return 'notValid'
  }
}
