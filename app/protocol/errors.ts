/**
 * Every refusal that a person may see. The text for each code says what happened, what was kept
 * and what to do next: `errors:<code>.what`, `.kept`, `.next` in the locales.
 */
export const ERROR_STATUS = {
  invalid: 422,
  badRequest: 400,
  signedOut: 401,
  forbidden: 403,
  wrongOrigin: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  fileUnderReview: 409,
  fileMissing: 410,
  missingGlyphs: 409,
  stale: 409,
  tooLarge: 413,
  tooMany: 429,
  busy: 503,
  unexpected: 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** What the browser gets of an error: never a message or a stack of ours. */
export interface ErrorBody {
  code: ErrorCode
  /** Values for the texts, such as `{ minutes: 5 }`; never personal data. */
  values: Record<string, string | number>
  /** Names the lines about an unexpected error in the server's log. */
  reference: string | null
}

/** A refusal with a code. Thrown by services, turned into a page or an answer by the builder. */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: ErrorCode,
    readonly values: Record<string, string | number> = {},
  ) {
    super(code)
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code)
}

const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'badRequest',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  409: 'conflict',
  413: 'tooLarge',
  422: 'invalid',
  429: 'tooMany',
  503: 'busy',
}

/** Reads an {@link ErrorBody} out of what an error boundary was given, whatever it is. */
export function errorBodyOf(status: number | null, body: unknown): ErrorBody {
  if (typeof body === 'object' && body !== null && 'code' in body && isErrorCode(body.code)) {
    const { values, reference } = body as Partial<ErrorBody>
    return { code: body.code, values: values ?? {}, reference: reference ?? null }
  }
  const code = (status === null ? undefined : CODE_BY_STATUS[status]) ?? 'unexpected'
  return { code, values: {}, reference: null }
}
