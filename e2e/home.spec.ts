import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { startServer, type TestServer } from './server'

let server: TestServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server.stop())

test('the home page names the product and has no accessibility violations', async ({ page }) => {
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('匠赛')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
})
