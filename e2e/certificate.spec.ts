import { expect, test } from '@playwright/test'
import { expectAccessible } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let certificates: { number: string; code: string }[]

test.beforeAll(async () => {
  const data = seedData('e2e/certificateSeed.ts')
  certificates = JSON.parse(data.printed) as typeof certificates
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

test('a certificate is verified by its number and code, without JavaScript', async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  const { number = '', code = '' } = certificates[0] ?? {}
  await page.goto(`${server.url}/verify`)
  await page.getByLabel('证书编号').fill(number.toLowerCase())
  await page.getByLabel('验证码').fill(code)
  await page.getByRole('button', { name: '查验' }).click()
  await expect(page.getByText('证书真实有效')).toBeVisible()
  await expect(page.getByText('示例焊接创新工作室')).toBeVisible()
  const pdf = await context.request.get(`${server.url}/verify/${number}/pdf?code=${code}`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await context.close()
})

test('a revoked one says so and is not printed; a wrong code tells nobody’s name', async ({
  page,
}) => {
  const [good, revoked] = certificates
  const address = `${server.url}/verify/${revoked?.number}`
  await page.goto(`${address}?code=${revoked?.code}`)
  await expect(page.getByRole('alert')).toContainText('示例：重新颁发')
  await expectAccessible(page)
  const printed = await page.request.get(`${address}/pdf?code=${revoked?.code}`)
  expect(printed.status()).toBe(404)

  await page.goto(`${server.url}/verify/${good?.number}?code=ABCD2345`)
  await expect(page.getByRole('alert')).toContainText('未查到这份证书')
  await expect(page.getByText('示例焊接')).toHaveCount(0)
  await expectAccessible(page)

  await page.goto(`${server.url}/verify/${good?.number}`)
  await expect(page.getByRole('status')).toContainText('还缺验证码')
  await expect(page.getByText('示例焊接')).toHaveCount(0)

  await page.goto(`${server.url}/verify/XJ-2021-000001-0`)
  await expect(page.getByRole('alert')).toContainText('编号不对')
})
