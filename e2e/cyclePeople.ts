import { randomUUID } from 'node:crypto'
import { expect, request, type Browser, type Page } from '@playwright/test'
import { Judge } from './boardContest'
import { expectAccessible, signIn, type Account } from './pages'

/** The levels that every expert gives, by the studio's code. */
const LEVELS: Readonly<Record<string, number>> = { S01: 3, S02: 2, S03: 1 }
export const levelOf = (code: string): number => LEVELS[code] ?? 0

/** What stands at each level on the tablet. */
const BENCHMARKS = ['未开展', '基本达到要求', '部分突出', '可作示范']

/** A page of somebody's own, signed in. */
export async function signedIn(
  browser: Browser,
  account: Account,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ viewport, hasTouch: viewport.width < 1200 })
  const page = await context.newPage()
  await signIn(page, account)
  return page
}

/** The same page in both languages. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  for (const value of ['en', 'zh']) {
    const { origin } = new URL(page.url())
    await page.context().addCookies([{ name: 'language', value, url: origin }])
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', value === 'zh' ? /^zh/ : /^en/)
    await expectAccessible(page)
  }
}

interface ExpertAtWire {
  url: string
  cycle: string
  seatId: string
  phone: string
  password: string
}

/** An expert who takes the own seat as the page does, and scores at the wire. */
export async function expertAtWire({ url, cycle, seatId, phone, password }: ExpertAtWire) {
  const client = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
  await client.post('/sign-in', { form: { phone, password }, maxRedirects: 0 })
  const form = { seatId, deviceId: randomUUID(), opId: randomUUID() }
  const taken = await client.post(`/expert/${cycle}/seat.data`, { form, maxRedirects: 0 })
  expect(taken.status()).toBe(200)
  const { cookies } = await client.storageState()
  await client.dispose()
  return Judge.sit(url, cookies.find(({ name }) => name === 'seat')?.value ?? '')
}

/** The sheets of the expert whose tablet it is. */
const sheetsOn = (tablet: Page) =>
  tablet.getByRole('navigation', { name: '我评的工作室' }).getByRole('button')

/** Scores and submits every sheet on the expert's own tablet; the last one without a network. */
export async function scoreOnTablet(tablet: Page, aspects: number): Promise<void> {
  const rows = sheetsOn(tablet)
  await expect(rows.first()).toBeVisible()
  const count = await rows.count()
  for (let index = 0; index < count; index += 1) {
    const isLast = index === count - 1
    if (isLast) await tablet.context().setOffline(true)
    await rows.nth(index).click()
    const heading = tablet.getByRole('heading', { level: 2, name: /^S\d+$/ })
    await expect(rows.nth(index)).toHaveAttribute('aria-current', 'true')
    const code = (await heading.textContent()) ?? ''
    await tablet.getByRole('button', { name: `开始评审 ${code}` }).click()
    for (let scored = 1; scored <= aspects; scored += 1) {
      await tablet
        .locator('button[aria-pressed]')
        .filter({ hasText: BENCHMARKS[levelOf(code)] })
        .click()
      await expect(tablet.getByText(`已评 ${scored} / ${aspects} 项`)).toBeVisible()
      if (scored < aspects) await tablet.getByRole('button', { name: '下一项' }).click()
    }
    await tablet.getByRole('button', { name: `提交 ${code} 评分表` }).click()
    if (isLast) await expect(tablet.getByText(/离线.*项存于本机/)).toBeVisible()
  }
  await tablet.context().setOffline(false)
  await expect(tablet.getByText('在线，全部已送达')).toBeVisible()
}

/** Signs every sheet on the tablet, once each total counts. */
export async function signOnTablet(tablet: Page): Promise<void> {
  const rows = sheetsOn(tablet)
  const count = await rows.count()
  for (let index = 0; index < count; index += 1) {
    await rows.nth(index).click()
    await tablet.getByRole('button', { name: '核对并签字' }).click()
    await tablet.getByRole('button', { name: '确认签字' }).click()
    await expect(rows.nth(index)).toContainText('已签字')
  }
}

/** Ends the scoring of a stage at its desk, and signs it off. */
export async function signStage(desk: Page, stage: string): Promise<void> {
  const panel = desk.locator('#panel')
  await desk.goto(`${stage}/step`)
  await expectAccessible(desk)
  await panel.getByRole('button', { name: '结束评分' }).click()
  await expect(desk.getByText(/操作已记入日志/)).toBeVisible()
  await desk.goto(`${stage}/step`)
  await panel.getByRole('button', { name: '签署本阶段' }).click()
  await expect(desk.getByText(/操作已记入日志/)).toBeVisible()
}
