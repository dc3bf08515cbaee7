/** A whole cycle of reviews in the browser, from the template to the plaque, by its four roles. */
import path from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import {
  expectAccessibleInBoth,
  expertAtWire,
  levelOf,
  scoreOnTablet,
  signedIn,
  signOnTablet,
  signStage,
} from './cyclePeople'
import { expectAccessible, scriptsRun } from './pages'
import { runSeed, seedData } from './seedData'
import { startServer, type TestServer } from './server'

test.describe.configure({ mode: 'serial' })

interface Seeded {
  studio: string
  organiser: string
  officer: string
  lead: string
  experts: string[]
  password: string
}

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
const STUDIO = '示例0号创新工作室'
const phone = { width: 390, height: 844 }
const tabletSize = { width: 1180, height: 820 }

let server: TestServer
let seeded: Seeded
let dataDir: string
/** The organiser's desk. */
let desk: Page
let tablet: Page
/** Addresses without the origin. */
let cycle: string
let notice: string

const others = (does: string, ...args: string[]) =>
  JSON.parse(runSeed('e2e/cycleOthersSeed.ts', dataDir, does, ...args)) as Record<
    string,
    Record<string, string>
  >

const as = (browser: Browser, who: string, viewport?: { width: number; height: number }) =>
  signedIn(browser, { url: server.url, phone: who, password: seeded.password }, viewport)

async function move(button: string, says = '已转入新的环节。'): Promise<void> {
  await desk.goto(server.url + cycle)
  await desk.getByRole('button', { name: button, exact: true }).click()
  await expect(desk.getByText(says)).toBeVisible()
}

/** The expert on the tablet and the others at the wire score a stage; the organiser signs it off. */
async function scoreStage(key: string, title: string, aspects: number): Promise<void> {
  await tablet.goto(`${server.url}/expert`)
  const stage = tablet
    .getByRole('listitem')
    .filter({ has: tablet.getByRole('heading', { name: title }) })
  await expectAccessible(tablet)
  await stage.getByRole('button', { name: '在本设备上评分' }).click()
  await tablet.waitForURL('**/tablet')
  await expect(tablet.getByText('在线，全部已送达')).toBeVisible()
  await expectAccessible(tablet)
  await scoreOnTablet(tablet, aspects)
  const [, ...rest] = seeded.experts
  const seats = others('seats', ...rest)
  const cycleId = cycle.split('/').at(-1) ?? ''
  const judges = await Promise.all(
    rest.map((who) =>
      expertAtWire({
        url: server.url,
        ...{
          cycle: cycleId,
          seatId: seats[who]?.[key] ?? '',
          phone: who,
          password: seeded.password,
        },
      }),
    ),
  )
  for (const judge of judges) await judge.scoreAll(levelOf)
  await signOnTablet(tablet)
  for (const judge of judges) {
    await judge.signAll(levelOf)
    judge.leave()
  }
  await desk.goto(server.url + cycle)
  const card = desk.getByRole('listitem').filter({ hasText: title })
  const address = await card.getByRole('link', { name: '评分监控台' }).getAttribute('href')
  await signStage(desk, server.url + (address ?? ''))
}

test.beforeAll(async ({ browser }) => {
  const data = seedData('e2e/cycleSeed.ts')
  dataDir = data.dataDir
  seeded = JSON.parse(data.printed) as Seeded
  server = await startServer({}, dataDir)
  desk = await as(browser, seeded.organiser)
})
test.afterAll(() => server.stop())

test('the organiser opens a cycle from a template and gathers the experts', async () => {
  await desk.goto(`${server.url}/office/cycles`)
  await expectAccessible(desk)
  await desk.getByRole('link', { name: '开启新一轮评审' }).click()
  const choice = desk.getByRole('listitem').filter({ hasText: '星级创新工作室年度复核' })
  await choice.getByRole('link', { name: '用这个模板' }).click()
  await expect(desk.getByRole('button', { name: '核对方案' })).toBeVisible()
  await expectAccessibleInBoth(desk)
  await desk.locator('[name=year]').fill('2021')
  await desk.locator('[name="rule-atLeast-excellent-points"]').fill('60')
  await desk.locator('[name="rule-atLeast-pass-points"]').fill('40')
  await desk.locator('[name="cap-share"]').fill('')
  await desk.getByRole('button', { name: '核对方案' }).click()
  await expect(desk.getByText('方案核对无误，可以开启。')).toBeVisible()
  await expect(desk.getByText('可参评 3 个')).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: '开启评审' }).click()
  await desk.waitForURL(/cycles\/[\w-]+$/)
  cycle = new URL(desk.url()).pathname
  await expectAccessible(desk)

  await desk.goto(`${server.url}${cycle}/experts`)
  for (const [index, who] of seeded.experts.entries()) {
    await desk.getByLabel('姓名').fill(`示例专家${index + 1}`)
    await desk.getByLabel('没有单位，或单位不在台账中（已核实）').check()
    await desk.locator('[name=phone]').fill(who)
    await desk.getByRole('button', { name: '添加', exact: true }).click()
    await expect(desk.getByRole('cell', { name: `示例专家${index + 1}` })).toBeVisible()
  }
  await expectAccessible(desk)
  await move('转入自评')
  const deadline = desk.locator('details').filter({ hasText: '顺延或调整截止日期' })
  await deadline.locator('summary').click()
  await deadline.getByLabel('新的截止日期').fill('2099-12-31')
  await deadline.getByLabel('理由').fill('统一顺延')
  await expectAccessible(desk)
  await deadline.getByRole('button', { name: '更改截止日期' }).click()
  await expect(desk.getByText('自评：未设 → 2099-12-31。理由：统一顺延')).toBeVisible()
  await expectAccessibleInBoth(desk)
})

test('a lead fills in the self-assessment on a phone, gives evidence and files it', async ({
  browser,
}) => {
  others('file')
  const lead = await as(browser, seeded.lead, phone)
  await lead.goto(`${server.url}/office/my-reviews`)
  await expectAccessible(lead)
  await lead.getByRole('link', { name: '填写自评' }).click()
  await lead.waitForURL('**/assess')
  await scriptsRun(lead)
  for (const [label, value] of [
    ['培养高技能人才人数', '3'],
    ['有培养台账（1有0无）', '1'],
    ['迟报次数', '0'],
    ['责任事故起数', '0'],
  ] as const) {
    await lead.getByLabel(label).fill(value)
  }
  await lead.getByLabel('制度与计划：自评说明').fill('制度齐全，计划按季执行。')
  await expect(lead.getByText(/^已保存，/)).toBeVisible()
  const upload = lead.locator('details').filter({ hasText: '上传“创新水平”的佐证材料' })
  await upload.locator('summary').click()
  await upload
    .locator('input[type=file]')
    .setInputFiles({ name: '证明材料.pdf', mimeType: 'application/pdf', buffer: PDF })
  await upload.getByRole('button', { name: '上传' }).click()
  await expect(upload.getByText('已上传 1 个文件')).toBeVisible()
  await expectAccessibleInBoth(lead)
  await lead.getByRole('link', { name: '查看或删除“创新水平”的佐证材料' }).click()
  await lead.waitForURL('**/files/of/**')
  await expect(lead.getByRole('link', { name: '证明材料.pdf' })).toBeVisible()
  await expectAccessibleInBoth(lead)
  await lead.getByRole('link', { name: '返回' }).click()
  await lead.getByLabel('已核对').check()
  await lead.getByRole('button', { name: '提交自评' }).click()
  await expect(lead.getByText('自评已提交，赛区将进行核查。')).toBeVisible()
  await expectAccessible(lead)
  await lead.context().close()
  await move('转入赛区核查')
})

test('the zone checks it, and the organiser shares the studios out', async ({ browser }) => {
  const officer = await as(browser, seeded.officer)
  await officer.goto(`${server.url}/office/reviews`)
  await officer.getByRole('link', { name: STUDIO }).click()
  await expect(officer.getByRole('heading', { name: '赛区核查' })).toBeVisible()
  for (const box of await officer.getByRole('checkbox').all()) await box.check()
  await officer.getByLabel('推荐', { exact: true }).check()
  await officer.getByRole('button', { name: '提交核查意见' }).click()
  await expect(officer.getByText('核查意见已提交。')).toBeVisible()
  await officer.context().close()
  others('check')
  await desk.goto(`${server.url}${cycle}/experts`)
  await desk.getByRole('button', { name: '分配专家' }).click()
  await expect(desk.getByText('已分配。')).toBeVisible()
  await expectAccessible(desk)
  await move('开始书面评审')
})

test('experts score on paper and on site, once without a network', async ({ browser }) => {
  tablet = await as(browser, seeded.experts[0] ?? '', tabletSize)
  await scoreStage('paper', '书面评审', 2)
  await move('开始实地考察')
  await scoreStage('siteVisit', '实地考察', 1)
  await move('开始现场答辩')
})

test('the hall sees the live presentation by the studios’ names', async ({ browser }) => {
  await desk.goto(server.url + cycle)
  const address = await desk.getByRole('link', { name: '现场大屏' }).getAttribute('href')
  const wide = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const hall = await wide.newPage()
  await hall.goto(server.url + (address ?? ''))
  await expect(hall.getByText('实时', { exact: true })).toBeVisible()
  await scoreStage('live', '现场答辩', 1)
  await expect(hall.getByRole('row').filter({ hasText: STUDIO })).toContainText('20.00')
  await expectAccessible(hall)
  await wide.close()
  await move('转入评审会')
})

test('the meeting votes, confirms and publishes', async () => {
  await desk.goto(`${server.url}${cycle}/meeting`)
  const row = desk.getByRole('row').filter({ hasText: '示例2号创新工作室' })
  await expect(row).toContainText('不合格')
  const correction = row.locator('details').filter({ hasText: '更正数据' })
  await correction.getByText('更正数据').click()
  await correction.getByLabel('数据', { exact: true }).selectOption('lateReports')
  await correction.getByLabel('更正为').fill('1')
  await correction.getByLabel('理由').fill('核对台账，迟报一次')
  await expectAccessible(desk)
  await correction.getByRole('button', { name: '更正', exact: true }).click()
  await expect(desk.getByText('数据已更正，总分和等次建议已重新计算。')).toBeVisible()
  await expect(row).toContainText('更正：迟报次数 0 → 1。理由：核对台账，迟报一次')
  const vote = row.locator('details').filter({ hasText: '表决调整' })
  await vote.getByText('表决调整').click()
  await vote.locator('[name=rating]').selectOption('合格')
  await vote.locator('[name=reason]').fill('当年场地搬迁，成果已补报')
  await vote.locator('[name=votesFor]').fill('5')
  await vote.locator('[name=votesAgainst]').fill('1')
  await vote.getByRole('button', { name: '保存' }).click()
  await expect(desk.getByText('已记录表决结果。')).toBeVisible()
  // The button pressed once more would vote for the next rating in the list.
  await expect(vote.getByRole('button', { name: '保存' })).toBeHidden()
  await expectAccessibleInBoth(desk)
  await correction.getByText('更正数据').click()
  await correction.getByRole('button', { name: '更正', exact: true }).click()
  await expect(correction.getByLabel('理由')).toHaveAttribute('aria-invalid', 'true')
  await expect(correction.getByLabel('更正为')).toBeFocused()
  await expect(desk.getByText('已记录表决结果。')).toBeHidden()
  await desk.getByRole('button', { name: '确认全部等次' }).click()
  await expect(desk.getByText('等次已确认，可以发布公示。')).toBeVisible()
  await move('发布等次公示', '公示已发布')
  const address = await desk.getByRole('link', { name: '公示', exact: true }).getAttribute('href')
  notice = address ?? ''
})

test('an objection is made in public and ruled on; the period goes by', async ({ browser }) => {
  const pocket = await browser.newContext({ viewport: phone })
  const visitor = await pocket.newPage()
  await visitor.goto(`${server.url}/notices`)
  await visitor.getByRole('link', { name: /等次的公示/ }).click()
  await expect(visitor.getByRole('row').filter({ hasText: STUDIO })).toContainText('优秀')
  await expectAccessible(visitor)
  await visitor.getByLabel('异议对象').selectOption(STUDIO)
  await visitor.getByLabel('您的姓名').fill('示例群众')
  await visitor.getByLabel('手机号码').fill('13900000021')
  await visitor.getByLabel('异议理由').fill('成果完成日期与申报材料不一致')
  await visitor.getByRole('checkbox').check()
  await visitor.getByRole('button', { name: '提交异议' }).click()
  await expect(visitor.getByRole('heading', { name: '正在核实' })).toBeVisible()
  await pocket.close()

  await desk.goto(server.url + notice)
  await desk.getByLabel('裁定', { exact: true }).selectOption('异议不成立')
  await desk.getByLabel('答复内容').fill('经核实，材料属实。')
  await desk.getByRole('button', { name: '作出裁定' }).click()
  await expect(desk.getByText('已保存，并记入该公示的日志。')).toBeVisible()
  await expect(desk.getByText('公示期未满，不能结束。')).toBeVisible()

  const { port } = new URL(server.url)
  await server.end()
  const clock = path.join(import.meta.dirname, 'clockAhead.mjs')
  const ahead = { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD_DAYS: '21' }
  server = await startServer({ PORT: port, ...ahead }, dataDir)
  await desk.goto(server.url + notice)
  await desk.getByRole('button', { name: '结束公示' }).click()
  await expect(desk.getByText('已保存，并记入该公示的日志。')).toBeVisible()
  await move('转入决定')
})

test('the decision gives a certificate that is verified, and the register a new star', async ({
  page,
}) => {
  await desk.goto(server.url + cycle)
  await desk.getByRole('button', { name: '全部决定（3 个）' }).click()
  await expect(desk.getByText('已作出决定，星级、状态和证书已更新。')).toBeVisible()
  const row = desk.getByRole('row').filter({ hasText: STUDIO })
  const certificate = await row.getByRole('link', { name: /^XJ-/ }).getAttribute('href')
  await expectAccessibleInBoth(desk)
  await move('办结本轮评审', '本轮评审已办结，记录保留。')

  await page.goto(`${server.url}/studios/${seeded.studio}`)
  await expect(page.getByText('四星', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('2021年星级创新工作室年度复核：优秀')).toBeVisible()
  await expectAccessible(page)
  await page.goto(server.url + (certificate ?? ''))
  await expect(page.getByText('证书真实有效')).toBeVisible()
  await expect(page.getByText(/评为“优秀”，现为四星级创新工作室/)).toBeVisible()
  await expectAccessible(page)
  for (const paper of ['查看证书（PDF）', '查看奖牌（PDF）']) {
    const address = await page.getByRole('link', { name: paper }).getAttribute('href')
    const pdf = await page.request.get(server.url + (address ?? ''))
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }
})
