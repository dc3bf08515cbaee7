import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '~/protocol/errors'
import { signIn } from '~/services/people/signIn.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { PASSWORD, testEdition, testPerson } from '~/services/testing/people'
import { replaceApplication } from './application.server'
import { actionFor, loaderFor } from './route.server'

const PHONE = '13800000001'
let app: TestApplication
let editionId: string

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  editionId = await testEdition(app)
})
afterEach(() => app.close())

function args(init: RequestInit & { path?: string; params?: Record<string, string> } = {}) {
  const { path = '/page', params = {}, ...rest } = init
  const request = new Request(`http://localhost:3000${path}`, rest)
  return { request, params, context: { nonce: '', address: '10.0.0.1' } }
}

function post(fields: Record<string, string>) {
  const body = new URLSearchParams(fields).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
  }
  return { method: 'POST', body, headers }
}

async function cookie(): Promise<string> {
  const answer = await signIn(app, { phone: PHONE, password: PASSWORD, address: '10.0.0.1' })
  return answer.kind === 'signedIn' ? `jiangsai=${answer.token}` : ''
}

/** The status and code of what a loader or action threw. */
async function refusal(work: Promise<unknown>): Promise<unknown> {
  const thrown = await work.then(
    () => 'nothing',
    (error: unknown) => error,
  )
  if (thrown instanceof Response) return [thrown.status, thrown.headers.get('location')]
  const { init, data } = thrown as { init: { status: number }; data: { code: string } }
  return [init.status, data.code]
}

const organisers = loaderFor({
  access: { may: 'edition.overview', on: () => ({ editionId, contestId: null }) },
  load: () => 'shown',
})

it('sends whoever is not signed in to the sign-in page and back', async () => {
  expect(await refusal(organisers(args({ path: '/page?a=1' })))).toEqual([
    302,
    '/sign-in?to=%2Fpage%3Fa%3D1',
  ])
})

it('refuses with 403 without the grant and shows the page with it', async () => {
  await testPerson(app, PHONE, { role: 'zoneOfficer', editionId, zoneId: 'zone-a' })
  expect(await refusal(organisers(args({ headers: { cookie: await cookie() } })))).toEqual([
    403,
    'forbidden',
  ])
  await testPerson(app, '13800000002', { role: 'organiser', editionId })
  const answer = await signIn(app, { phone: '13800000002', password: PASSWORD, address: '' })
  const headers = { cookie: answer.kind === 'signedIn' ? `jiangsai=${answer.token}` : '' }
  expect(await organisers(args({ headers }))).toBe('shown')
})

it('answers 404 for what is not there and for malformed params, 400 for a malformed search', async () => {
  const declared = {
    access: 'public' as const,
    params: z.object({ id: z.string().regex(/^\d+$/) }),
    search: z.object({ page: z.coerce.number().optional() }),
  }
  const loader = loaderFor({
    ...declared,
    load: ({ params, search }) => ({ ...params, ...search }),
  })
  expect(await loader(args({ params: { id: '7' }, path: '/p?page=2' }))).toEqual({
    id: '7',
    page: 2,
  })
  expect(await refusal(loader(args({ params: { id: 'x' } })))).toEqual([404, 'notFound'])
  const malformed = args({ params: { id: '7' }, path: '/p?page=x' })
  expect(await refusal(loader(malformed))).toEqual([400, 'badRequest'])
  await testPerson(app, PHONE)
  const gone = loaderFor({ access: { may: 'edition.overview', on: () => null }, load: () => 'x' })
  expect(await refusal(gone(args({ headers: { cookie: await cookie() } })))).toEqual([
    404,
    'notFound',
  ])
})

const action = actionFor({
  access: 'public',
  form: z.object({ name: z.string().min(2), password: z.string() }),
  hide: ['password'],
  run: ({ form, reject }) => (form.name === 'taken' ? reject({ form: ['x:taken'] }, 409) : 'done'),
})

it('answers a form that does not fit with 422, the values kept and passwords left out', async () => {
  const answer = await action(args(post({ name: 'a', password: 'secret' })))
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { submission: { initialValue: { name: 'a' }, error: { name: ['tooShort|2'] } } },
  })
  expect(JSON.stringify(answer)).not.toContain('secret')
  expect(await action(args(post({ name: 'taken', password: 'secret' })))).toMatchObject({
    init: { status: 409 },
  })
  expect(await action(args(post({ name: 'free', password: 'secret' })))).toBe('done')
})

it('refuses changes without a sign-in, other methods, and forms that are too large', async () => {
  const own = actionFor({ access: 'signedIn', form: z.object({}), run: () => 'done' })
  expect(await refusal(own(args(post({}))))).toEqual([401, 'signedOut'])
  expect(await refusal(action(args({ ...post({}), method: 'PUT' })))).toEqual([
    405,
    'methodNotAllowed',
  ])
  expect(await refusal(action(args(post({ name: 'a'.repeat(300_000) }))))).toEqual([
    413,
    'tooLarge',
  ])
})

it('lets a form stay that a script sent after its sign-in ended', async () => {
  const declared = {
    access: 'signedIn',
    form: z.object({ name: z.string().min(2), password: z.string() }),
    hide: ['password'],
    run: () => 'done',
  } as const
  const form = post({ name: 'a', password: 'secret' })
  const sent = (accept: string) => args({ ...form, headers: { ...form.headers, accept } })
  const own = actionFor(declared)
  const submission = { status: 'error', initialValue: { name: 'a' } }
  expect(await own(sent('*/*'))).toMatchObject({
    init: { status: 401 },
    data: { signedOut: true, submission },
  })
  expect(JSON.stringify(await own(sent('*/*')))).not.toMatch(/secret|tooShort/)
  const files = new FormData()
  files.set('file', new File(['x'], 'x'))
  const upload = args({ method: 'POST', body: files, headers: { accept: '*/*' } })
  expect(await own(upload)).toMatchObject({ init: { status: 401 }, data: { signedOut: true } })
  // without scripts, or where no page is to stay, the error page says it
  expect(await refusal(own(sent('text/html,*/*;q=0.8')))).toEqual([401, 'signedOut'])
  const acts = actionFor({ ...declared, hasPage: false })
  expect(await refusal(acts(sent('*/*')))).toEqual([401, 'signedOut'])
})

it('tells the browser a code and a reference of an unexpected error, and no more', async () => {
  const fails = loaderFor({
    access: 'public',
    load: (): null => {
      throw new Error('a secret detail')
    },
  })
  const thrown: unknown = await fails(args()).catch((error: unknown) => error)
  expect(JSON.stringify(thrown)).not.toContain('secret detail')
  expect(thrown).toMatchObject({ init: { status: 500 }, data: { code: 'unexpected' } })
  const coded = loaderFor({
    access: 'public',
    load: (): null => {
      throw new AppError('stale')
    },
  })
  expect(await refusal(coded(args()))).toEqual([409, 'stale'])
})

it('does not compile without a declared access', () => {
  // @ts-expect-error -- a route has to say who may open it
  loaderFor({ load: () => null })
  // @ts-expect-error -- and so has an action
  actionFor({ form: z.object({}), run: () => null })
})
