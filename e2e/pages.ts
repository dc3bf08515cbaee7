import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Whose page it is, at which server. */
export interface Account {
  url: string
  phone: string
  password: string
}

/** Signs in with a password, and waits until that is done. */
export async function signIn(page: Page, { url, phone, password }: Account): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.locator('[name=phone]').fill(phone)
  await page.locator('[name=password]').fill(password)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
}

/** Waits until the scripts of a page run: until then its forms are sent as plain ones. */
export async function scriptsRun(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactFiber'))
  })
}

/** Holds back the scripts of the page that is opened next, until what it returns is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let letThrough: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await held
    await route.continue()
  })
  return letThrough
}

/** Nothing that axe finds, its best practices included, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html])
  expect(found, page.url()).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
