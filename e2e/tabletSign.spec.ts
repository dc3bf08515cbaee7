import { expect, test } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { signIn } from './pages'
import { seedData } from './seedData'
import { startServer } from './server'
import { openTablet, takeSeat } from './tabletContest'

test('a question to sign that the chief took away comes up for nobody else', async ({
  playwright,
  page: chief,
}, { project }) => {
  const { dataDir, printed } = seedData('e2e/tabletSignSeed.ts')
  const { code, stageId, ...account } = JSON.parse(printed) as Record<
    'code' | 'stageId' | 'phone' | 'password',
    string
  >
  const server = await startServer({}, dataDir)
  const { url } = server
  const profile = mkdtempSync(path.join(tmpdir(), 'jiangsai-profile-'))
  const { page, context } = await openTablet(playwright, project.use.launchOptions, profile)
  await takeSeat(page, url, code)
  await signIn(chief, { url, ...account })
  await chief.goto(`${url}/chief/${stageId}`)
  await chief
    .getByRole('link', { name: /一席：/ })
    .first()
    .click()
  const heading = await chief.locator('#panel h2').textContent()
  const [returned, other] = heading?.includes('A001') ? ['A001', 'A002'] : ['A002', 'A001']

  const question = page.getByRole('alertdialog')
  await page.getByRole('button', { name: new RegExp(`^${returned}`) }).click()
  await page.getByRole('button', { name: '核对并签字' }).click()
  await expect(question).toContainText(returned)
  const reopen = chief.locator('#panel form').filter({ hasText: '退回复评' })
  await reopen.getByLabel('理由').fill('请复核')
  await reopen.getByRole('button', { name: '退回复评' }).click()
  await expect(question).toHaveCount(0)

  await page.getByRole('button', { name: new RegExp(`^${other}`) }).click()
  await expect(page.getByRole('button', { name: '核对并签字' })).toBeVisible()
  await expect(question).toHaveCount(0)
  await page.getByRole('button', { name: '核对并签字' }).click()
  await expect(question).toContainText(other)
  await page.getByRole('button', { name: '确认签字' }).click()
  await expect(page.getByText(`${other} 评分表已签字`)).toBeVisible()
  await context.close()
  await server.stop()
})
