/**
 * Every form of every route, sent twice, sent again from an old page, and sent by someone who is
 * signed out: no error of ours, no double change.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { CHIEF_FORMS } from '~/services/testing/forms/chiefForms'
import { CONTEST_FORMS } from '~/services/testing/forms/contestForms'
import { FILE_FORMS } from '~/services/testing/forms/fileForms'
import { op, personOf, PLAN } from '~/services/testing/forms/forms'
import { NOTICE_FORMS } from '~/services/testing/forms/noticeForms'
import { PEOPLE_FORMS } from '~/services/testing/forms/peopleForms'
import { CYCLE_FORMS } from '~/services/testing/forms/cycleForms'
import { REVIEW_FORMS } from '~/services/testing/forms/reviewForms'
import { STUDIO_FORMS } from '~/services/testing/forms/studioForms'
import {
  changesBetween,
  contentsOf,
  cookieOf,
  statusOf,
  type RouteModule,
} from '~/services/testing/posting'
import { seedProgramme } from '../../prisma/seed'

const FORMS = [
  ...PEOPLE_FORMS,
  ...CONTEST_FORMS,
  ...CHIEF_FORMS,
  ...FILE_FORMS,
  ...STUDIO_FORMS,
  ...REVIEW_FORMS,
  ...CYCLE_FORMS,
  ...NOTICE_FORMS,
]

let app: TestApplication
let folder: string
let programme: string

/** Seeded once; each form has a copy to itself. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-forms-'))
  programme = path.join(folder, 'programme.db')
  const seeded = await testApplication()
  await seedProgramme(seeded, { plan: PLAN })
  const db = new Database(seeded.settings.databasePath)
  db.prepare('VACUUM INTO ?').run(programme)
  db.close()
  await seeded.close()
})
afterAll(() => rmSync(folder, { recursive: true }))
let opened = 0

/** Each later than the last: what a process counts by person would add up otherwise. */
async function open(database?: string): Promise<void> {
  app = await testApplication(database)
  opened += 1
  app.setNow(new Date(app.now().getTime() + opened * 60_000))
  replaceApplication(app)
}

const modules = import.meta.glob<RouteModule>(['./**/*.ts', './**/*.tsx', '!./**/*.test.ts'])

describe('a form', () => {
  beforeEach(() => open(programme))
  afterEach(() => app.close())

  it.each(FORMS)('of $route that $does', async ({ route, as, prepare, ...expected }) => {
    const module = await modules[`./${route}`]?.()
    if (!module) throw new Error(`No route ${route}`)
    const { params, fields } = await prepare(app)
    const send = async (changes: Record<string, string> = {}) => {
      const form = { ...fields, ...changes }
      return statusOf(module, { ...(params && { params }), fields: form, cookie })
    }
    const cookie = as && (await cookieOf(app, await personOf(app, as)))
    const untouched = contentsOf(app)
    if (as) {
      const signedOut = await statusOf(module, { ...(params && { params }), fields, cookie: null })
      if (
        expected.statuses[0] < 400 &&
        !['people/language.ts', 'people/sign-out.ts'].includes(route)
      ) {
        expect(signedOut).toBe(401)
      }
      expect(changesBetween(untouched, contentsOf(app))).toEqual([])
    }
    const first = await send()
    const once = contentsOf(app)
    const again = await send()
    const twice = contentsOf(app)
    const old = await send('opId' in fields ? op() : {})
    expect([first, again, old]).toEqual(expected.statuses)
    expect(changesBetween(once, twice)).toEqual(expected.rewrites ?? [])
    expect(changesBetween(twice, contentsOf(app))).toEqual(expected.renews ?? [])
  })
})

describe('the first run', () => {
  beforeEach(() => open())
  afterEach(() => app.close())

  it('sets up a site once', async () => {
    const holder = globalThis as { [key: symbol]: unknown }
    holder[Symbol.for('jiangsai.setupCode')] = 'ABCD2345'
    replaceApplication({ ...app, settings: { ...app.settings, mode: 'production' } })
    const module = await modules['./people/setup.tsx']?.()
    const password = 'a good sentence'
    const fields = {
      ...{ code: 'abcd 2345', edition: '示例赛事', year: '2021', name: '王芳' },
      ...{ phone: '13800000001', password, repeat: password },
    }
    const send = () => (module ? statusOf(module, { fields, cookie: null }) : null)
    expect(await send()).toBe(302)
    const once = contentsOf(app)
    expect(await send()).toBe(404)
    expect(changesBetween(once, contentsOf(app))).toEqual([])
  })
})

it('is tested for every route that takes one', () => {
  const root = import.meta.dirname
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .filter((file) =>
      /export (const|async function|function) action\b|export \{[^}]*\baction\b/.test(
        readFileSync(path.join(root, file), 'utf8'),
      ),
    )
  const tested = new Set([...FORMS.map(({ route }) => route), 'people/setup.tsx'])
  expect(files.toSorted()).toEqual([...tested].toSorted())
})
