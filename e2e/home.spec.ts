import { expect, test } from '@playwright/test'
import { expectAccessible } from './pages'
import { startServer, type TestServer } from './server'

let server: TestServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server.stop())

test('the home page names the product and has no accessibility violations', async ({ page }) => {
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('匠赛')
  await expectAccessible(page)
})
