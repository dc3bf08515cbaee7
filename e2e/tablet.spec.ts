import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Judge } from './boardContest'
import { expectAccessible } from './pages'
import { startServer } from './server'
import { openTablet, press, seedTabletContest, takeSeat, unlock } from './tabletContest'

const folder = (name: string) => mkdtempSync(path.join(tmpdir(), `jiangsai-${name}-`))

test('marks made offline survive a closed browser and reach the board', async ({
  page: board,
  playwright,
}, { project }) => {
  const contest = seedTabletContest()
  const first = await startServer({}, contest.dataDir)
  const { url } = first
  const profile = folder('profile')
  const launch = project.use.launchOptions
  const before = await openTablet(playwright, launch, profile)
  await takeSeat(before.page, url, contest.code)

  const tablet = before.page
  await expect(tablet.getByRole('button', { name: '暂不能提交' })).toBeVisible()
  await expectAccessible(tablet)
  await tablet.getByRole('button', { name: /^一致/ }).click()
  await press(tablet, '7.3')
  await expect(tablet.getByText('不是 0.25 的整数倍，未存入')).toBeVisible()
  await tablet.getByRole('button', { name: '退格' }).click()
  await press(tablet, '25')
  await expect(tablet.getByRole('button', { name: /7\.25 已送达/ })).toBeVisible()
  await expectAccessible(tablet)

  const code = (await tablet.getByRole('heading', { level: 2 }).textContent()) ?? ''
  await board.goto(`${url}/contests/${contest.slug}`)
  const row = board.getByRole('listitem').filter({ hasText: code })
  const judges = await Promise.all(contest.tokens.slice(1).map((token) => Judge.sit(url, token)))
  for (const judge of judges) await judge.score(0, 725)
  await expect(row).toContainText('评分中 2/3')
  for (const judge of judges) judge.leave()

  await before.context.setOffline(true)
  await first.end()
  await tablet.getByRole('button', { name: '下一项' }).click()
  await tablet.keyboard.press('2')
  await tablet.getByRole('button', { name: '下一项' }).click()
  await tablet.getByRole('button', { name: '不扣分' }).click()
  await expect(tablet.getByText(/离线.*2 项存于本机/)).toBeVisible()
  await tablet.getByRole('button', { name: `提交 ${code} 评分表` }).click()
  await expect(tablet.getByText(`${code} 已在本机提交，待送达`)).toBeVisible()
  await expectAccessible(tablet)
  await before.context.close()

  const after = await openTablet(playwright, launch, profile)
  await after.context.setOffline(true)
  await after.page.goto(`${url}/tablet`)
  await expect(after.page.getByRole('heading', { name: '请输入 PIN 码' })).toBeVisible()
  await expectAccessible(after.page)
  await unlock(after.page)
  await expect(after.page.getByText(/离线.*3 项存于本机/)).toBeVisible()

  const second = await startServer({ PORT: new URL(url).port }, contest.dataDir)
  await after.context.setOffline(false)
  await expect(after.page.getByText('在线，全部已送达')).toBeVisible({ timeout: 30_000 })
  await after.page.getByRole('button', { name: new RegExp(`^${code}`) }).click()
  await expect(after.page.getByText(`${code} 已计入总分`)).toBeVisible()
  await expect(row).toContainText('9.25', { timeout: 30_000 })

  await after.page.getByRole('button', { name: '核对并签字' }).click()
  await expectAccessible(after.page)
  await after.page.getByRole('button', { name: '确认签字' }).click()
  await expect(after.page.getByText(`${code} 评分表已签字`)).toBeVisible()
  await after.context.close()
  await second.stop()
})

test('a mark of the tablet before is taken over by its judge, who is told what it is', async ({
  playwright,
}, { project }) => {
  const contest = seedTabletContest()
  const server = await startServer({}, contest.dataDir)
  const tablet = await openTablet(playwright, project.use.launchOptions, folder('profile'))
  const { page, context } = tablet
  await takeSeat(page, server.url, contest.code)
  await page.getByRole('button', { name: '1 项需要您处理' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('宽度 8.50')
  await expect(dialog).toContainText('席位移交后才送达')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '不采纳' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '采纳，写入评分表' }).click()
  await expect(dialog).toContainText('您已采纳')
  await dialog.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: /^A\d+ 缺 2 项/ }).click()
  await page.getByRole('button', { name: /^一致/ }).click()
  await expect(page.getByRole('button', { name: /宽度.*8\.50 已送达/ })).toBeVisible()
  await context.close()
  await server.stop()
})

test('a phone has the keys below the aspect that they score', async ({ playwright }, {
  project,
}) => {
  const contest = seedTabletContest()
  const server = await startServer({}, contest.dataDir)
  const phone = await openTablet(playwright, project.use.launchOptions, folder('profile'))
  const { page, context } = phone
  await page.setViewportSize({ width: 390, height: 844 })
  await takeSeat(page, server.url, contest.code)
  const heading = page.getByRole('heading', { level: 2 })
  const first = (await heading.textContent()) ?? ''
  await expectFits(page)
  await page.getByRole('button', { name: /^一致/ }).tap()
  await page.getByRole('button', { name: '7', exact: true }).tap()
  await expect(page.getByRole('button', { name: /7\.00 已送达/ })).toBeVisible()
  await expectFits(page)
  await page.getByRole('button', { name: '下一项' }).tap()
  await page
    .getByRole('group', { name: '评分键盘' })
    .getByRole('button', { name: /^2 .*分$/ })
    .tap()
  await page.getByRole('button', { name: '下一项' }).tap()
  await page.getByRole('button', { name: '不扣分' }).tap()
  await expect(page.getByRole('button', { name: `提交 ${first} 评分表` })).toBeEnabled()

  const entrants = page.getByRole('navigation').getByRole('listitem')
  await expect(entrants.first()).toBeHidden()
  await page.getByText(/^我的选手/).tap()
  await expectFits(page)
  await entrants.filter({ hasText: '未评' }).getByRole('button').tap()
  await expect(entrants.first()).toBeHidden()
  await expect(heading).not.toHaveText(first)
  await page.getByRole('button', { name: '1 项需要您处理' }).tap()
  await expectFits(page)
  await context.close()
  await server.stop()
})

/** Nothing that axe finds, nothing cut off at the side, and nothing too small for a finger. */
async function expectFits(page: Page): Promise<void> {
  await expectAccessible(page)
  const wrong = await page.evaluate(() => {
    const isWrong = (element: Element) => {
      const { right, width, height } = element.getBoundingClientRect()
      const isSmall = element.matches('a, button, summary, textarea') && height < 44
      // What only a screen reader meets is a point wide.
      return width > 1 && (right > window.innerWidth || isSmall)
    }
    return [...document.body.querySelectorAll('*')].filter(isWrong).map((one) => one.outerHTML)
  })
  expect(wrong).toEqual([])
}

test('one window marks, the other says so', async ({ playwright }, { project }) => {
  const contest = seedTabletContest()
  const server = await startServer({}, contest.dataDir)
  const tablet = await openTablet(playwright, project.use.launchOptions, folder('profile'))
  await takeSeat(tablet.page, server.url, contest.code)
  const other = await tablet.context.newPage()
  await other.goto(`${server.url}/tablet`)
  await expect(other.getByRole('heading', { name: '评分页已在另一个窗口打开' })).toBeVisible()
  await expectAccessible(other)
  await tablet.page.close()
  await expect(other.getByRole('heading', { name: '请输入 PIN 码' })).toBeVisible()
  await tablet.context.close()
  await server.stop()
})

test('outside a secure context there is no seat, and the tablet says why', async ({ playwright }, {
  project,
}) => {
  const contest = seedTabletContest()
  const server = await startServer({}, contest.dataDir)
  const { launchOptions } = project.use
  const args = [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP venue.test 127.0.0.1']
  const launch = { ...launchOptions, args }
  const { context, page } = await openTablet(playwright, launch, folder('profile'))
  const { port } = new URL(server.url)
  for (const where of ['tablet', `seat/${contest.code}`]) {
    await page.goto(`http://venue.test:${port}/${where}`)
    await expect(page.getByRole('heading', { name: '此连接不安全，不能评分' })).toBeVisible()
    await expectAccessible(page)
  }
  await context.close()
  await server.stop()
})
