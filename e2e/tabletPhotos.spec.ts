import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { photo } from '../app/services/files/testFiles'
import { signIn as signInAs } from './pages'
import { seedData } from './seedData'
import { startServer } from './server'
import { expectAccessible } from './pages'
import { openTablet } from './tabletContest'

const STUDIO = '示例0号创新工作室'

test('a photo taken without a network survives a closed browser and arrives once, without its place', async ({
  page: desk,
  playwright,
}, { project }) => {
  const { server, seeded } = await startVisit()
  const { url } = server
  const signIn = (page: Page, phone: string) =>
    signInAs(page, { url, phone, password: seeded.password })
  const profile = mkdtempSync(path.join(tmpdir(), 'jiangsai-profile-'))
  const before = await openTablet(playwright, project.use.launchOptions, profile)
  const tablet = before.page
  await signIn(tablet, seeded.expert)
  await beginVisit(tablet, url)

  await before.context.setOffline(true)
  await tablet.getByRole('button', { name: new RegExp(STUDIO) }).click()
  await tablet.getByText('考察照片', { exact: true }).click()
  await tablet.getByLabel('照片说明').fill('焊接实训区')
  const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photo(3200, 2400) }
  await tablet.getByLabel('选择照片').setInputFiles(picture)
  await expect(tablet.getByText('待上传', { exact: true })).toBeVisible()
  await expect(tablet.getByRole('button', { name: '1 张照片未上传' })).toBeVisible()
  await expect(tablet.getByText(/离线.*1 项存于本机/)).toBeVisible()
  await tablet.getByLabel('拍照').setInputFiles({ ...picture, buffer: Buffer.from('no picture') })
  await expect(tablet.getByText(/有图片无法读取，没有存入/)).toBeVisible()
  await expectAccessible(tablet)
  await tablet.getByRole('button', { name: '1 张照片未上传' }).click()
  await expectAccessible(tablet)
  await before.context.close()

  const after = await openTablet(playwright, project.use.launchOptions, profile)
  await after.context.setOffline(true)
  await after.page.goto(`${url}/tablet`)
  await after.page.getByRole('button', { name: new RegExp(STUDIO) }).click()
  await after.page.getByText('考察照片', { exact: true }).click()
  await expect(after.page.getByText('待上传', { exact: true })).toBeVisible()
  await after.context.setOffline(false)
  await expect(after.page.getByText('已上传', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(after.page.getByText('在线，全部已送达')).toBeVisible()
  await after.page.reload()
  await after.page.getByRole('button', { name: new RegExp(STUDIO) }).click()
  await after.page.getByText('考察照片', { exact: true }).click()
  await expect(after.page.getByRole('img', { name: '焊接实训区' })).toHaveCount(1)
  await expectAccessible(after.page)

  await signIn(desk, seeded.lead)
  await desk.goto(`${url}/office/reviews/${seeded.review}`)
  await expect(desk.getByRole('img', { name: '焊接实训区' })).toHaveCount(1)
  await expectAccessible(desk)
  const address = await desk
    .getByRole('link', { name: '查看原图：焊接实训区' })
    .getAttribute('href')
  const answer = await desk.request.get(`${url}${address ?? ''}`)
  const { exif, width, height } = await sharp(await answer.body()).metadata()
  // The camera was held upright: the longer side is what it was taken down to.
  expect([exif, width, height]).toEqual([undefined, 1920, 2560])

  await after.page.getByRole('button', { name: '删除已上传的照片：焊接实训区' }).click()
  await expect(after.page.getByText('还没有照片。')).toBeVisible()
  await desk.reload()
  await expect(desk.getByRole('img', { name: '焊接实训区' })).toHaveCount(0)

  await after.context.setOffline(true)
  for (const name of ['机房', '工具间']) {
    await after.page.getByLabel('照片说明').fill(name)
    await after.page.getByLabel('选择照片').setInputFiles(picture)
    await expect(after.page.getByRole('img', { name })).toBeVisible()
  }
  await loseContent(after.page, '机房')
  await after.page.reload()
  await after.page.getByRole('button', { name: new RegExp(STUDIO) }).click()
  await after.page.getByText('考察照片', { exact: true }).click()
  const lost = after.page.getByRole('listitem').filter({ hasText: '机房' })
  await expect(lost).toContainText('本机已读不出这张照片的原图')
  await expectAccessible(after.page)
  await after.page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(after.page)
  await after.context.setOffline(false)
  await expect(after.page.getByRole('listitem').filter({ hasText: '工具间' })).toContainText(
    '已上传',
    { timeout: 60_000 },
  )
  await lost.getByRole('button', { name: '从本机移除：机房' }).click()
  await expect(after.page.getByText('在线，全部已送达')).toBeVisible()
  await after.context.close()
  await server.stop()
})

test('what is typed while a photo is kept is for the next one, and one that cannot be drawn holds up nothing', async ({
  playwright,
}, { project }) => {
  const { server, seeded } = await startVisit()
  const { url } = server
  const profile = mkdtempSync(path.join(tmpdir(), 'jiangsai-profile-'))
  const { page, context } = await openTablet(playwright, project.use.launchOptions, profile)
  await signInAs(page, { url, phone: seeded.expert, password: seeded.password })
  await beginVisit(page, url)
  await page.getByRole('button', { name: new RegExp(STUDIO) }).click()
  await page.getByText('考察照片', { exact: true }).click()
  const description = page.getByLabel('照片说明')
  const choose = page.getByLabel('选择照片')
  const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photo(1200, 900) }

  const letRead = await holdReading(page)
  await description.fill('焊接实训区')
  await choose.setInputFiles(picture)
  await expect(choose).toBeDisabled()
  await description.fill('机房')
  await letRead()
  await expect(page.getByRole('img', { name: '焊接实训区' })).toBeVisible()
  await expect(choose).toBeEnabled()
  await expect(description).toHaveValue('机房')

  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = () => {
      throw new Error('The canvas is too large')
    }
  })
  await choose.setInputFiles(picture)
  await expect(page.getByText(/有图片无法读取，没有存入/)).toBeVisible()
  await expect(choose).toBeEnabled()
  await context.close()
  await server.stop()
})

async function startVisit() {
  const { dataDir, printed } = seedData('e2e/visitSeed.ts')
  const seeded = JSON.parse(printed) as Record<'review' | 'expert' | 'lead' | 'password', string>
  return { server: await startServer({}, dataDir), seeded }
}

/** Opens the sheets of the visit, and waits until the page itself is kept for offline use. */
async function beginVisit(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/expert`)
  await page
    .getByRole('listitem')
    .filter({ hasText: '实地考察' })
    .getByRole('button', { name: '在本设备上评分' })
    .click()
  await page.waitForURL('**/tablet')
  await expect(page.getByText('在线，全部已送达')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

/** Lets no picture be read until what it returns is called. */
async function holdReading(page: Page): Promise<() => Promise<void>> {
  const gate = await page.evaluateHandle(() => {
    const read = createImageBitmap
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => (open = resolve))
    window.createImageBitmap = async (image: ImageBitmapSource) => {
      await opened
      return read(image)
    }
    return { open }
  })
  return () => gate.evaluate(({ open }) => open())
}

/** Takes a photo's content from the device's database, as a damaged disk would. */
function loseContent(page: Page, alt: string): Promise<void> {
  return page.evaluate(async (of) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const database = await done(indexedDB.open('jiangsai-tablet-pictures'))
    const stores = database.transaction(['pictures', 'contents'], 'readwrite')
    const all = await done(stores.objectStore('pictures').getAll())
    const pictures = all as { id: string; alt: string }[]
    const { id = '' } = pictures.find((one) => one.alt === of) ?? {}
    await done(stores.objectStore('contents').delete(id))
    database.close()
  }, alt)
}
