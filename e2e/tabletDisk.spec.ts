import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from './server'
import { openTablet, press, seedTabletContest, takeSeat } from './tabletContest'

declare global {
  interface Window {
    /** While set, writes are told of only once it settles. */
    diskIsSlow?: Promise<void>
    letDiskGo?: () => void
    diskIsFull?: boolean
  }
}

test('a correction counts though the tap before it is still being written', async ({ playwright }, {
  project,
}) => {
  const contest = seedTabletContest()
  const server = await startServer({}, contest.dataDir)
  const { page, context } = await openTablet(playwright, project.use.launchOptions, profile())
  await context.addInitScript(troubleDisk)
  await takeSeat(page, server.url, contest.code)
  await page.getByRole('button', { name: /^一致/ }).click()
  await press(page, '2')
  const width = page.getByRole('button', { name: /^宽度/ })
  await expect(width).toContainText('2.00')
  await expect(width).toContainText('已送达')

  await whileSlow(page, async () => {
    await press(page, '7')
    await page.getByRole('button', { name: '退格' }).click()
    await press(page, '2')
  })
  await whileSlow(page, async () => {
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: /^\+ / }).click()
  })
  await expect(width).toContainText('2.75')

  const levels = page.getByRole('group', { name: '成形' }).getByRole('button')
  await levels.nth(2).click()
  await expect(levels.nth(2)).toHaveAttribute('aria-pressed', 'true')
  await whileSlow(page, async () => {
    await levels.nth(1).click()
    await levels.nth(2).click()
  })
  await page.getByRole('button', { name: '下一项' }).click()
  await page.getByRole('button', { name: '不扣分' }).click()
  const undo = page.getByRole('button', { name: '撤销' })
  await expect(page.getByText(/^刚才.*0\.00$/)).toBeVisible()
  await expect(levels.nth(2)).toHaveAttribute('aria-pressed', 'true')
  await undo.click()
  await expect(page.getByText(/^刚才.*成形.*2$/)).toBeVisible()
  await undo.click()
  await expect(levels.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await context.close()
  await server.stop()
})

test('a note that the disk did not take stays in its field, and is kept once there is room', async ({
  playwright,
}, { project }) => {
  const contest = seedTabletContest()
  const server = await startServer({}, contest.dataDir)
  const { page, context } = await openTablet(playwright, project.use.launchOptions, profile())
  await context.addInitScript(troubleDisk)
  await takeSeat(page, server.url, contest.code)
  await page.getByRole('button', { name: /^一致/ }).click()
  const note = page.getByRole('textbox', { name: /^备注/ })
  const problem = page.getByText(/本机空间已满/).first()

  await page.evaluate(() => void (window.diskIsFull = true))
  await note.pressSequentially('缺陷三处')
  await expect(problem).toBeVisible()
  await page.getByRole('button', { name: '下一项' }).click()
  await expect(note).not.toBeFocused()
  await expect(note).toHaveValue('缺陷三处')

  await page.evaluate(() => void (window.diskIsFull = false))
  await note.focus()
  await note.blur()
  await expect(page.locator('label', { hasText: '备注' })).toContainText('已送达')
  await page.reload()
  await expect(note).toHaveValue('缺陷三处')
  await context.close()
  await server.stop()
})

const profile = () => mkdtempSync(path.join(tmpdir(), 'jiangsai-profile-'))

type Listening = [string, EventListenerOrEventListenerObject, (boolean | AddEventListenerOptions)?]

/** Lets the page's disk be slow or full, as the page is told. */
function troubleDisk(): void {
  const { put } = IDBObjectStore.prototype as {
    put: (value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>
  }
  IDBObjectStore.prototype.put = function (
    this: IDBObjectStore,
    value: unknown,
    key?: IDBValidKey,
  ) {
    if (window.diskIsFull) throw new DOMException('No room', 'QuotaExceededError')
    return put.call(this, value, key)
  }
  const { addEventListener } = IDBTransaction.prototype as {
    addEventListener: (...listening: Listening) => void
  }
  IDBTransaction.prototype.addEventListener = function (
    this: IDBTransaction,
    ...[type, listener, options]: Listening
  ) {
    const slowly = (event: Event) => {
      void Promise.resolve(window.diskIsSlow).then(() => {
        if (typeof listener === 'function') listener.call(this, event)
      })
    }
    addEventListener.call(this, type, type === 'complete' ? slowly : listener, options)
  }
}

/** Does what the judge does before the disk has told of any of it. */
async function whileSlow(page: Page, work: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    window.diskIsSlow = new Promise((resolve) => (window.letDiskGo = resolve))
  })
  await work()
  await page.evaluate(() => {
    delete window.diskIsSlow
    window.letDiskGo?.()
  })
}
