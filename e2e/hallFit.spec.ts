import { expect, test, type Page } from '@playwright/test'
import { textProblems } from './textProblems'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

// A kept page would be the true one; these tests need theirs from the network.
test.use({ serviceWorkers: 'block' })

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 3840, height: 2160 },
]
const LONG = {
  zoneZh: '国家级高新技术产业开发区及先进制造业示范园区',
  zoneEn: 'National High-tech Industrial Development and Advanced Manufacturing Zone',
  contestZh: '新能源汽车动力电池智能制造与应用技术综合职业技能竞赛',
  contestEn: 'Live-line Work Robots for Intelligent Distribution Networks and Substations',
  stageZh: '现场模拟导游讲解与综合知识应变问答',
  stageEn: 'Simulated On-site Guided Tour and Improvised Answers',
}

let server: TestServer

test.beforeAll(async () => {
  const { dataDir } = seedData('e2e/programmeSeed.ts')
  server = await startServer({}, dataDir)
})

test.afterAll(() => server.stop())

/**
 * Gives every zone, contest and stage a very long name in a page's data. Its markup still has the
 * short ones, so the browser draws the page anew.
 */
function withLongNames(html: string): string {
  return html.replaceAll(/<script[\s\S]*?<\/script>/g, (script) => longNamed(script))
}

function longNamed(data: string): string {
  return data
    .replaceAll(/[一-龥]{1,9}(?:区|市|县|新城|直属单位)(?=["\\<\u3000])/gu, LONG.zoneZh)
    .replaceAll(
      /(?:[A-Z][\w-]+ ){1,2}(?:District|County|City|Town|Zone)|Directly attached units/g,
      LONG.zoneEn,
    )
    .replaceAll(/旅游讲解员|院前急救|中小学青年教师教学|焊工/g, LONG.contestZh)
    .replaceAll(
      /Tour guide|Pre-hospital emergency care|Classroom teaching, young teachers|Welding/g,
      LONG.contestEn,
    )
    .replaceAll(/景点讲解|应变问答|理论知识|教学设计|课堂教学|教学反思|实操/g, LONG.stageZh)
    .replaceAll(
      /Scenic-spot presentation|Improvised answers|Theory|Practical(?! t)|Classroom teaching|Lesson plan|Reflection/g,
      LONG.stageEn,
    )
}

async function openLong(page: Page, slug: string, language: string): Promise<void> {
  const address = `${server.url}/display/${slug}`
  await page.context().addCookies([{ name: 'language', value: language, url: server.url }])
  await page.route(address, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: withLongNames(await response.text()) })
  })
  await page.goto(address)
  // The clock runs once the page does.
  await expect(page.getByLabel(language === 'zh' ? '现在时间' : 'Time now')).toHaveText(/\d/)
}

for (const language of ['zh', 'en']) {
  for (const slug of ['tour-guide', 'first-aid', 'teaching', 'welding']) {
    test(`${slug} fits its hall screen with the longest names, ${language}`, async ({ page }) => {
      await openLong(page, slug, language)
      const [contest, zone] =
        language === 'zh' ? [LONG.contestZh, LONG.zoneZh] : [LONG.contestEn, LONG.zoneEn]
      await expect(page.getByRole('heading', { level: 1 })).toContainText(contest)
      if (slug !== 'welding') await expect(page.getByText(zone).first()).toBeVisible()
      for (const size of SIZES) {
        await page.setViewportSize(size)
        expect(await page.evaluate(textProblems), JSON.stringify(size)).toEqual([])
      }
    })
  }
}

test('the last page of a ranking fits, too', async ({ page }) => {
  await page.clock.install()
  await openLong(page, 'welding', 'zh')
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(11)
  await page.clock.fastForward(12_000)
  await expect(rows).toHaveCount(3)
  expect(await page.evaluate(textProblems)).toEqual([])
})
