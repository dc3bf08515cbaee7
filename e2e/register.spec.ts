import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startServer, type TestServer } from './server'

interface Seeded {
  phone: string
  password: string
  table: string
}

let server: TestServer
let seeded: Seeded

test.beforeAll(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-register-'))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'e2e/registerSeed.ts'],
    {
      cwd: path.dirname(import.meta.dirname),
      encoding: 'utf8',
      env: { ...process.env, JIANGSAI_MODE: 'test', DATA_DIR: dataDir },
    },
  )
  if (status !== 0) throw new Error(`The register was not made: ${stderr}`)
  seeded = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seeded
  server = await startServer({}, dataDir)
})

test.afterAll(() => server.stop())

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${server.url}/sign-in`)
  await page.locator('[name=phone]').fill(seeded.phone)
  await page.locator('[name=password]').fill(seeded.password)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
  await page.goto(`${server.url}${address}`)
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

test('a table of studios is checked line by line and imported without its bad line', async ({
  page,
}) => {
  await open(page, '/office/studios/import')
  await page.getByLabel('台账表格（.xlsx）').setInputFiles(seeded.table)
  await page.getByRole('button', { name: '预检' }).click()
  const line = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(line('示例张工创新工作室')).toContainText('新登记')
  await expect(line('示例无赛区工作室')).toContainText('不能导入')
  await isAccessible(page)
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('导入完成：新登记 1 个，修改 0 个')).toBeVisible()
  await page.goto(`${server.url}/studios?q=示例张工创新`)
  await expect(page.getByRole('link', { name: '示例张工创新工作室' })).toBeVisible()
})

test('a zone is moved on the map by keyboard, and borders show their approval number', async ({
  page,
}) => {
  await open(page, '/office/map')
  await isAccessible(page)
  const tile = page.getByRole('group', { name: '赛区格子' }).getByRole('button', { name: '徐水区' })
  await tile.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: '徐水区：已移到' })).toBeVisible()
  await expect(tile).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存排列' }).click()
  await expect(page.getByText('示意图的排列已保存。')).toBeVisible()

  const square = [115.4, 115.8, 115.8, 115.4, 115.4].map((x, at) => [x, at % 4 < 2 ? 39 : 39.3])
  const feature = {
    type: 'Feature',
    properties: { code: 'XS' },
    geometry: { type: 'Polygon', coordinates: [square] },
  }
  await page.getByLabel('审图号').fill('冀S(2021)012号')
  await page.getByLabel('GeoJSON 文件').setInputFiles({
    name: 'zones.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
  })
  await page.getByRole('button', { name: '检查并启用' }).click()
  await expect(page.getByText('边界地图已启用。')).toBeVisible()
  await page.goto(`${server.url}/studios/map`)
  await expect(page.getByText('审图号：冀S(2021)012号')).toBeVisible()
  await isAccessible(page)
})
