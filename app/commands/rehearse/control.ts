import type { Control, ControlAnswers, RehearsalHello } from '~/protocol/rehearsal'

/** Together as long as a server may take to start again. */
const TRIES = 150
const AGAIN_MS = 500

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Asks whether a server rehearses. @throws Error when it does not say so. */
export async function greetServer(url: string): Promise<RehearsalHello> {
  const headers = { accept: 'application/json' }
  const response = await fetch(`${url}/rehearsal/control`, { headers }).catch((error: unknown) => {
    throw new Error(whyUnreachable(url, error), { cause: error })
  })
  const hello: unknown = response.ok ? await response.json().catch(() => null) : null
  if (typeof hello === 'object' && hello !== null && 'rehearsal' in hello) {
    return hello as RehearsalHello
  }
  throw new Error(`${url} is not in rehearsal mode: start it with REHEARSAL=on`)
}

/** Certificate errors of OpenSSL that a further authority may heal. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/

function whyUnreachable(url: string, error: unknown): string {
  const cause = error instanceof Error ? error.cause : null
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return UNTRUSTED.test(code)
    ? `The certificate of ${url} is not trusted (${code}): give its authority with --ca FILE`
    : `Nobody answers at ${url}${code === '' ? '' : ` (${code})`}`
}

/**
 * Asks the server for what is not in the messages of the contest day; again while it restarts.
 *
 * @throws Error when the server refuses.
 */
export async function control<Do extends Control['do']>(
  url: string,
  asked: Extract<Control, { do: Do }>,
): Promise<ControlAnswers[Do]> {
  for (let attempt = 1; ; attempt += 1) {
    const body = new URLSearchParams({ request: JSON.stringify(asked) })
    const headers = { origin: new URL(url).origin }
    const response = await fetch(`${url}/rehearsal/control`, { method: 'POST', body, headers })
      // Nobody answers while the server restarts.
      .catch((error: unknown) => {
        if (attempt >= TRIES) throw error
        return null
      })
    if (response?.ok) return (await response.json()) as ControlAnswers[Do]
    if (response?.status === 409 && asked.do === 'startReview') {
      throw new Error('A cycle of reviews is rehearsed only on a server that has no register yet')
    }
    if (response?.status === 409 && 'seed' in asked) {
      throw new Error(`A rehearsal with seed ${asked.seed} is kept on this server: take another`)
    }
    if (response && response.status < 500) {
      throw new Error(`The server refused to ${asked.do}: ${response.status}`)
    }
    if (attempt >= TRIES) throw new Error(`The server did not ${asked.do}`)
    await pause(AGAIN_MS)
  }
}
