import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { loader } from './setup'

let app: TestApplication

beforeAll(async () => {
  app = await testApplication()
  replaceApplication({ ...app, settings: { ...app.settings, mode: 'production' } })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await app.close()
})

it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
  'offers the year that it is in China, on a server in %s',
  async (zone) => {
    vi.stubEnv('TZ', zone)
    const offered = async (instant: string) => {
      app.setNow(new Date(instant))
      const request = new Request('http://localhost:3000/setup')
      return loader({ request, params: {}, context: { nonce: '', address: '10.0.0.1' } })
    }
    expect(await offered('2021-12-31T15:59:59Z')).toEqual({ year: '2021' })
    expect(await offered('2021-12-31T16:00:00Z')).toEqual({ year: '2022' })
  },
)
