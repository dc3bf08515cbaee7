import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { readSheet } from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { expectAccessible, scriptsRun, signIn } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

interface Seeded {
  phone: string
  password: string
  table: string
}

// in order and on one server: the register that one test imports is what the next one exports
test.describe.configure({ mode: 'default' })

let server: TestServer
let seeded: Seeded

test.beforeAll(async () => {
  const data = seedData('e2e/registerSeed.ts')
  seeded = JSON.parse(data.printed) as Seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

async function open(page: Page, address: string): Promise<void> {
  await signIn(page, { url: server.url, ...seeded })
  await page.goto(`${server.url}${address}`)
  await scriptsRun(page)
}

/** A file of these rows as texts. */
async function tableOf(rows: string[][]): Promise<string> {
  const table = path.join(mkdtempSync(path.join(tmpdir(), 'jiangsai-table-')), '台账.xlsx')
  await writeExcelFile(
    rows.map((row) => row.map((value) => (value === '' ? null : { type: String, value }))),
  ).toFile(table)
  return table
}

/** Fills in the form of the borders: one zone, a square. */
async function chooseBorders(page: Page, approval: string): Promise<void> {
  const square = [115.4, 115.8, 115.8, 115.4, 115.4].map((x, at) => [x, at % 4 < 2 ? 39 : 39.3])
  const feature = {
    type: 'Feature',
    properties: { code: 'XS' },
    geometry: { type: 'Polygon', coordinates: [square] },
  }
  await page.getByLabel('审图号').fill(approval)
  await page.getByLabel('GeoJSON 文件').setInputFiles({
    name: 'zones.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
  })
}

test('a table of studios is checked line by line and imported without its bad line', async ({
  page,
}) => {
  await open(page, '/office/studios/import')
  await page.getByLabel('表格（.xlsx）').setInputFiles(seeded.table)
  await page.getByRole('button', { name: '预检' }).click()
  const line = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(line('示例张工创新工作室')).toContainText('新登记')
  await expect(line('示例无赛区工作室')).toContainText('不能导入')
  await expectAccessible(page)
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('导入完成：新登记 1 个，修改 0 个')).toBeVisible()
  await page.goto(`${server.url}/studios?q=示例张工创新`)
  await expect(page.getByRole('link', { name: '示例张工创新工作室' })).toBeVisible()
})

test('an exported register is changed in a spreadsheet and imported again', async ({ page }) => {
  await open(page, '/office/studios')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 .xlsx' }).click()
  const rows = await readSheet(await (await waiting).path())
  const column = (rows[0] ?? []).indexOf('工作计划')
  const changed = rows.map((row) => row.map((cell) => String(cell ?? '')))
  const own = changed.find((row) => row.includes('示例张工创新工作室'))
  if (!own || column < 0) throw new Error('The export lacks what was imported')
  own[column] = '示例：新的年度计划'
  const table = await tableOf(changed)

  await page.goto(`${server.url}/office/studios/import`)
  await page.getByLabel('表格（.xlsx）').setInputFiles(table)
  await page.getByRole('button', { name: '预检' }).click()
  const line = page.getByRole('row').filter({ hasText: '示例张工创新工作室' })
  await expect(line).toContainText('有变化')
  await expect(line.getByRole('deletion')).toHaveText('（空）')
  await expect(line.getByRole('insertion')).toHaveText('示例：新的年度计划')
  await expectAccessible(page)
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('导入完成：新登记 0 个，修改 1 个')).toBeVisible()
  await page.goto(`${server.url}/office/studios?q=示例张工创新`)
  await page.getByRole('link', { name: '示例张工创新工作室' }).click()
  await expect(page.locator('textarea[name=plan]')).toHaveValue('示例：新的年度计划')
})

test('results of studios are imported from a table that names their studios', async ({ page }) => {
  await open(page, '/office/studios/import')
  const result = (studio: string, title: string) => [
    studio,
    '2021',
    '专利',
    title,
    '2021-03-01',
    '是',
  ]
  const table = await tableOf([
    ['工作室名称', '年度', '类别', '成果名称', '完成日期', '已转化应用'],
    result('示例张工创新工作室', '示例绝缘斗臂车改造'),
    result('没有的工作室', '示例另一项'),
  ])
  await page.getByLabel('导入内容').selectOption('创新成果')
  await page.getByLabel('表格（.xlsx）').setInputFiles(table)
  await page.getByRole('button', { name: '预检' }).click()
  const line = (title: string) => page.getByRole('row').filter({ hasText: title })
  await expect(line('示例绝缘斗臂车改造')).toContainText('新登记')
  await expect(line('示例另一项')).toContainText('台账里没有这个工作室')
  await expect(page.getByLabel('导入内容')).toHaveValue('results')
  await expectAccessible(page)
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('导入完成：创新成果新登记 1 条')).toBeVisible()
  await page.goto(`${server.url}/office/studios?q=示例张工创新`)
  await page.getByRole('link', { name: '示例张工创新工作室' }).click()
  await expect(page.getByText('示例绝缘斗臂车改造').first()).toBeVisible()
})

test('a zone is moved on the map by keyboard, and borders show their approval number', async ({
  page,
}) => {
  await open(page, '/office/map')
  await expectAccessible(page)
  const tile = page.getByRole('group', { name: '赛区格子' }).getByRole('button', { name: '徐水区' })
  await tile.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: '徐水区：已移到' })).toBeVisible()
  await expect(tile).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存排列' }).click()
  await expect(page.getByText('示意图的排列已保存。')).toBeVisible()

  await chooseBorders(page, '冀S(2021)012号')
  await page.getByRole('button', { name: '检查并启用' }).click()
  await expect(page.getByText('边界地图已启用。')).toBeVisible()
  await expect(page.getByText('以下赛区不在边界文件中')).toBeVisible()
  await page.goto(`${server.url}/studios/map`)
  await expect(page.getByText('审图号：冀S(2021)012号')).toBeVisible()
  await expectAccessible(page)
})

test('a zone put down in an empty cell keeps the focus', async ({ page }) => {
  await open(page, '/office/map')
  const grid = page.getByRole('group', { name: '赛区格子' })
  const tile = grid.getByRole('button', { name: '徐水区' })
  await tile.press('Enter')
  await grid.getByRole('button', { name: /^空格/ }).last().press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '徐水区：已移到' })).toBeVisible()
  await expect(tile).toBeFocused()
})

test('moves on the map stay when the borders are sent before they are saved', async ({ page }) => {
  await open(page, '/office/map')
  const grid = page.getByRole('group', { name: '赛区格子' })
  const last = grid.getByRole('button').last()
  await grid.getByRole('button', { name: '徐水区' }).press('Enter')
  const places = page.locator('[name=places]')
  const stored = await places.inputValue()
  await last.press('Enter')
  await expect(places).not.toHaveValue(stored)
  const moved = await places.inputValue()

  await chooseBorders(page, '冀S(2021)013号')
  await page.getByRole('button', { name: '检查并启用' }).click()
  await expect(page.getByText('边界地图已启用。')).toBeVisible()
  await expect(places).toHaveValue(moved)
  await page.getByRole('button', { name: '保存排列' }).click()
  await expect(page.getByText('示意图的排列已保存。')).toBeVisible()
})

test('what was entered wrong of a studio is corrected with a reason, and the public page follows', async ({
  page,
}) => {
  await open(page, '/office/studios?q=示例张工创新')
  await page.getByRole('link', { name: '示例张工创新工作室' }).click()
  await page.getByText('更正登记信息').click()
  const form = page.locator('form').filter({ has: page.locator('[name=nameEn]') })
  await form.getByLabel('命名日期').fill('2021-03-28')
  await form.getByLabel('英文名称').fill('Sample Studio')
  await form.getByLabel('原因').fill('台账抄写有误')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存，并记入该工作室的日志。')).toBeVisible()
  const correction = page.getByRole('row').filter({ hasText: '台账抄写有误' })
  await expect(correction).toContainText('命名日期 2020-04-28')
  await expect(correction).toContainText('命名日期 2021-03-28')
  await expectAccessible(page)

  await page.getByText('登记到账经费').click()
  const grant = page.locator('form').filter({ has: page.locator('[value=receive]') })
  await grant.getByLabel('计入年度').fill('2021')
  await grant.getByLabel('经费来源').fill('示例总工会')
  await grant.getByLabel('金额（元）').fill('3000')
  await grant.getByLabel('用途').fill('示例器材')
  await grant.getByLabel('日期').fill('2021-04-01')
  await grant.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存，并记入该工作室的日志。')).toBeVisible()
  // Its button pressed once more would enter it twice.
  await expect(grant.getByRole('button', { name: '保存' })).toBeHidden()
  await expect(grant.getByLabel('经费来源')).toHaveValue('')
  await page.getByRole('button', { name: '详情：2021 示例总工会' }).click()
  await expect(page.getByText('示例器材')).toBeVisible()
  await page.getByRole('link', { name: '更正 2021 示例总工会' }).click()
  const wrong = page.locator('form').filter({ has: page.locator('[value=amendGrant]') })
  await expect(wrong.getByLabel('金额（元）')).toHaveValue('3000.00')
  await wrong.getByLabel('金额（元）').fill('30000')
  await wrong.getByLabel('原因').fill('少写一个零')
  await wrong.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row').filter({ hasText: '少写一个零' })).toContainText(
    '金额（元） 30000.00',
  )
  await page.getByRole('link', { name: '公开页' }).click()
  await expect(page.getByText('2021 年命名')).toBeVisible()
})

test('who saves from an old page is told so in view, and may save over it knowingly', async ({
  page,
  context,
}) => {
  await open(page, '/office/studios?q=示例张工创新')
  await page.getByRole('link', { name: '示例张工创新工作室' }).click()
  await page.waitForURL((at) => at.pathname !== '/office/studios')
  const old = await context.newPage()
  await old.goto(page.url())
  const formOf = (of: Page) =>
    of.locator('details', { has: of.locator('[name=change][value=texts]') })
  const save = async (of: Page, plan: string) => {
    const form = formOf(of)
    await form.locator('summary').click()
    await form.locator('[name=plan]').fill(plan)
    await form.getByRole('button', { name: '保存' }).click()
  }
  await save(page, '示例：先保存的计划')
  await expect(page.getByText('已保存')).toBeInViewport()
  await save(old, '示例：旧页面上的计划')
  await expect(old.getByText('打开页面之后，已有人变更过这一部分')).toBeInViewport()
  await expect(old.locator('[name=plan]')).toHaveValue('示例：旧页面上的计划')
  await page.reload()
  await expect(page.locator('[name=plan]')).toHaveValue('示例：先保存的计划')

  await formOf(old).getByRole('button', { name: '保存' }).click()
  await expect(old.getByText('已保存')).toBeInViewport()
  await old.getByRole('link', { name: '公开页' }).click()
  await expect(old.getByText('2021 年命名')).toBeVisible()
})
