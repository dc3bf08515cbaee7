import { randomUUID } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { issueCertificateWithin } from '~/services/certificate/issueCertificate.server'
import { printableCharacters } from '~/services/certificate/printable.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { loader as refused } from '../refused'
import { loader as pdf } from './pdf'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
})
afterEach(() => app.close())

/** A certificate from before its texts were compared with the font. */
async function issuedBefore(holder: string) {
  const text = { zh: '示例', en: 'Sample' }
  const content = {
    ...{ title: text, holder, statement: text, issuer: text, issuedOn: '2021-05-01' },
  }
  const known = Array.from(holder, (one) => one.codePointAt(0) ?? 0)
  const printable = new Set([...(await printableCharacters()), ...known])
  const desk = { secrets: app.secrets, printable }
  const by = { actor: 'o', opId: randomUUID(), receivedAt: app.now() }
  const issued = await app.writer.write((tx) =>
    issueCertificateWithin(
      tx,
      desk,
      { series: 'XJ', year: 2021, key: 'k', subject: 's', content },
      by,
    ),
  )
  if (!issued.ok) throw new Error(issued.code)
  return issued
}

async function ask(
  loader: (args: LoaderFunctionArgs) => Promise<unknown>,
  path: string,
  params: Record<string, string>,
  accept = '*/*',
): Promise<Response> {
  const request = new Request(`http://localhost${path}`, { headers: { accept } })
  const context = { nonce: '', address: '10.0.0.1' }
  const answer = await loader({ request, params, context }).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return answer
  throw answer
}

it('says which characters the font lacks, and not that it is busy', async () => {
  const { number, code } = await issuedBefore('示例𠮷工作室')
  const path = `/verify/${number}/pdf?code=${code}`
  const params = { number, print: 'pdf' }
  const answer = await ask(pdf, path, params)
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({
    ...{ code: 'missingGlyphs', values: { characters: '𠮷' } },
  })

  const page = (await ask(pdf, path, params, 'text/html')).headers.get('Location') ?? ''
  expect(page).toMatch(/^\/refused\/missingGlyphs\?/)
  const shown = await ask(refused, page, { code: 'missingGlyphs' })
  expect(await shown.json()).toMatchObject({ values: { characters: '𠮷' } })
})

it('shows nothing that somebody else wrote into the address', async () => {
  for (const characters of ['加 微 信 𠮷', 'call us']) {
    const path = `/refused/missingGlyphs?characters=${encodeURIComponent(characters)}`
    const { values } = (await (await ask(refused, path, { code: 'missingGlyphs' })).json()) as {
      values: { characters?: string }
    }
    expect(['𠮷', undefined]).toContain(values.characters)
  }
})
