import { figureOf, type Figure } from './arithmetic'
import { Child } from './child'
import { requestsPerSecond } from './httpLoop'

const CONNECTIONS = 32
const SECONDS = 3
const ROUNDS = 4

/**
 * Requests a second of a contest's public page, as a visitor without cookies gets it, against a
 * bare node:http server that sends the same bytes to the same client.
 */
export async function benchPublicBoard(url: string, slug: string): Promise<Figure> {
  const page = `${url}/contests/${slug}`
  const response = await fetch(page, { headers: { 'accept-language': 'zh-CN' } })
  if (!response.ok) throw new Error(`The public page answers ${response.status}`)
  const body = new Uint8Array(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? 'text/html'
  const bare = Child.start<{ type: string; body: Uint8Array }, string>('barePage.ts')
  try {
    const barePage = await bare.ask({ type, body })
    for (const address of [page, barePage]) await requestsPerSecond(address, CONNECTIONS, 1)
    const rounds: { value: number; limit: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const value = await requestsPerSecond(page, CONNECTIONS, SECONDS)
      const limit = await requestsPerSecond(barePage, CONNECTIONS, SECONDS)
      rounds.push({ value, limit })
    }
    return figureOf(rounds, 0)
  } finally {
    await bare.stop()
  }
}
