import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { photo } from '../app/services/files/testFiles'
import { expectAccessible, scriptsRun, signIn as signInAs } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

const MB = 1024 * 1024

let server: TestServer
let seeded: { studio: string; lead: string; password: string }

test.beforeAll(async () => {
  const data = seedData('e2e/reviewsSeed.ts')
  seeded = JSON.parse(data.printed) as typeof seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

async function openFiles(page: Page, purpose: 'photo' | 'evidence'): Promise<void> {
  await signInAs(page, { url: server.url, phone: seeded.lead, password: seeded.password })
  await page.goto(`${server.url}/files/of/studio:${seeded.studio}/${purpose}`)
  await scriptsRun(page)
}

/** A PDF of so many bytes. */
function pdfOf(bytes: number): Buffer {
  const [head, end] = [Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), Buffer.from('\n%%EOF\n')]
  return Buffer.concat([head, Buffer.alloc(bytes - head.length - end.length, ' '), end])
}

/** Where the pieces begin that a page sends, in MB. */
function piecesOf(page: Page): number[] {
  const pieces: number[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    const offset = searchParams.get('offset')
    if (pathname.endsWith('/piece') && offset !== null) pieces.push(Number(offset) / MB)
  })
  return pieces
}

/** Lets the first pieces through and holds up the next one for ever. */
async function holdUpAfter(page: Page, count: number): Promise<() => Promise<void>> {
  const address = /\/piece\?offset=/
  let seen = 0
  await page.route(address, async (route) => {
    seen += 1
    if (seen <= count) await route.continue()
  })
  return () => page.unroute(address)
}

async function asVisitor(browser: Browser, see: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext()
  await see(await context.newPage())
  await context.close()
}

test('a lead uploads photos, and a visitor sees them on the page of the studio', async ({
  page,
  browser,
}) => {
  await openFiles(page, 'photo')
  for (const [index, alt] of ['焊接实训区', '拜师仪式'].entries()) {
    await page.getByLabel('图片说明').fill(alt)
    const buffer = await photo(1200 + index, 900)
    const file = { name: `${alt}.jpg`, mimeType: 'image/jpeg', buffer }
    await page.getByLabel('选择文件').setInputFiles(file)
    await page.getByRole('button', { name: '上传', exact: true }).click()
    await expect(page.getByRole('link', { name: `${alt}.jpg`, exact: true })).toBeVisible()
  }
  await expect(page.getByText('已上传 1 个文件')).toBeVisible()
  await expectAccessible(page)

  await asVisitor(browser, async (visitor) => {
    await visitor.goto(`${server.url}/studios/${seeded.studio}`)
    for (const alt of ['焊接实训区', '拜师仪式']) {
      const picture = visitor.getByRole('img', { name: alt })
      await picture.scrollIntoViewIfNeeded()
      const widthOf = () => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)
      await expect.poll(widthOf).toBeGreaterThan(0)
    }
    await expect(visitor.getByText('拜师仪式', { exact: true })).toBeVisible()
    await expectAccessible(visitor)
  })
})

test('an upload broken by a reload goes on where it was', async ({ page, browser }) => {
  await openFiles(page, 'evidence')
  const content = pdfOf(12 * MB)
  // on the disk: chosen again, it is as old as it was
  const file = test.info().outputPath('总结报告.pdf')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
  const choose = async () => {
    await page.getByLabel('选择文件').setInputFiles(file)
    await page.getByRole('button', { name: '上传', exact: true }).click()
  }
  const before = piecesOf(page)
  const goOn = await holdUpAfter(page, 5)
  await choose()
  await expect.poll(() => before).toEqual([0, 1, 2, 3, 4, 5])
  await expectAccessible(page)
  await page.reload()
  await goOn()
  await scriptsRun(page)

  const after = piecesOf(page)
  await choose()
  await expect(page.getByRole('link', { name: '总结报告.pdf', exact: true })).toBeVisible()
  expect(after).toEqual([5, 6, 7, 8, 9, 10, 11])
  const href = await page.getByRole('link', { name: '总结报告.pdf' }).getAttribute('href')
  const stored = await page.request.get(`${server.url}${href}`)
  expect((await stored.body()).equals(content)).toBe(true)

  await asVisitor(browser, async (visitor) => {
    const answer = await visitor.goto(`${server.url}${href}`)
    expect(answer?.status()).toBe(401)
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('登录已失效')
    await expectAccessible(visitor)
    await visitor.getByRole('link', { name: '去登录' }).click()
    await visitor.waitForURL('**/sign-in?**')
    expect(new URL(visitor.url()).searchParams.get('to')).toBe(href)
  })
})

test('an upload is cancelled by keyboard, and nothing of it stays', async ({ page }) => {
  await openFiles(page, 'evidence')
  const goOn = await holdUpAfter(page, 2)
  const file = { name: '错误的文件.pdf', mimeType: 'application/pdf', buffer: pdfOf(4 * MB) }
  await page.getByLabel('选择文件').setInputFiles(file)
  const send = page.getByRole('button', { name: '上传', exact: true })
  const deleted = page.waitForRequest((asked) => asked.url().endsWith('/delete'))
  const pieces = piecesOf(page)
  await send.click()
  await expect.poll(() => pieces).toEqual([0, 1, 2])
  await page.getByRole('button', { name: '取消上传 错误的文件.pdf' }).focus()
  await page.keyboard.press('Enter')
  await deleted
  await expect(page.getByText('已取消上传 错误的文件.pdf，已传的部分已经删除。')).toBeVisible()
  await expect(send).toBeFocused()
  await expectAccessible(page)
  await goOn()
})

test('while a photo is on its way nothing else is entered, and a second press sends it no second time', async ({
  page,
}) => {
  await openFiles(page, 'photo')
  const alt = page.getByLabel('图片说明')
  const files = page.getByLabel('选择文件')
  const send = page.getByRole('button', { name: '上传', exact: true })
  await alt.fill('技能比武')
  const broken = { name: '比武.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') }
  await files.setInputFiles(broken)
  await send.click()
  await expect(page.getByText('部分文件没有上传')).toBeVisible()
  await expect(alt).toHaveValue('技能比武')

  let begun = 0
  let letThrough: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/files', async (route) => {
    begun += 1
    await held
    await route.continue()
  })
  await files.setInputFiles({ ...broken, buffer: await photo(1210, 900) })
  await send.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '正在上传，完成后可继续选择文件' })).toBeFocused()
  await expect(alt).not.toBeEditable()
  await expect(files).toBeDisabled()
  await expectAccessible(page)
  letThrough()
  await expect(page.getByText('已上传 1 个文件')).toBeVisible()
  await expect(send).toBeFocused()
  expect(begun).toBe(1)
  await expect(alt).toHaveValue('')
  await expect(alt).toBeEditable()
  await expect(files).toBeEnabled()
  await expect(page.getByRole('link', { name: '比武.jpg', exact: true })).toHaveCount(1)
})
