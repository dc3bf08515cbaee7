import {
  expect,
  type BrowserContext,
  type LaunchOptions,
  type Page,
  type PlaywrightWorkerArgs,
} from '@playwright/test'
import { expectAccessible } from './pages'
import { seedData } from './seedData'

const PIN = '2580'

/** A contest of three entrants and three seats; the first seat can be taken by a code. */
export interface TabletContest {
  dataDir: string
  slug: string
  tokens: string[]
  code: string
}

/** Makes the contest through the use-cases, in a process of its own. */
export function seedTabletContest(): TabletContest {
  const { dataDir, printed } = seedData('e2e/tabletSeed.ts')
  return { dataDir, ...(JSON.parse(printed) as Omit<TabletContest, 'dataDir'>) }
}

/** A tablet that keeps what it has when its browser is closed. */
export async function openTablet(
  playwright: PlaywrightWorkerArgs['playwright'],
  launch: LaunchOptions | undefined,
  profile: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await playwright.chromium.launchPersistentContext(profile, {
    ...launch,
    viewport: { width: 1180, height: 820 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
  })
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

/** Takes the seat as the first judge, and waits until the page itself is kept for offline use. */
export async function takeSeat(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/seat`)
  await page.getByLabel('席位码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('示例裁判1', { exact: true }).click()
  await page.getByLabel('设置 4～6 位数字 PIN 码').fill(PIN)
  await page.getByLabel('再输一遍 PIN 码').fill(PIN)
  await expectAccessible(page)
  await page.getByRole('button', { name: '领取席位，开始评分' }).click()
  await page.waitForURL('**/tablet')
  await expect(page.getByText('在线，全部已送达')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

/** Presses the keys of the tablet's own pad. */
export async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    const name = key === '.' ? '小数点' : key
    await page.getByRole('button', { name, exact: true }).click()
  }
}

export async function unlock(page: Page): Promise<void> {
  await press(page, PIN)
  await page.getByRole('button', { name: '打开评分表' }).click()
}
