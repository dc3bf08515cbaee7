/** Files while what they belong to is closed or under review: the rules, as the uses of files ask them. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginUpload } from '~/services/files/beginUpload.server'
import { deleteFile } from '~/services/files/deleteFile.server'
import { isKept, mayChange, whyNotDeleted, whyNotTaken } from '~/services/files/fileAccess.server'
import { folderOf } from '~/services/files/fileFolder.server'
import { inspectFile } from '~/services/files/inspectFile.server'
import { receiveBytes } from '~/services/files/receiveBytes.server'
import { PDF, streamOf } from '~/services/files/testFiles'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { FILE_RULES } from './fileRules.server'

let app: TestApplication
let cycle: TestCycle
let review: string
let studio: string

beforeEach(async () => {
  app = await testApplication()
  cycle = await TestCycle.open(app, { studios: 1 })
  review = cycle.reviews[0] ?? ''
  studio = cycle.studios[0] ?? ''
  await cycle.move('selfAssessment')
  await cycle.fill(review)
})
afterEach(() => app.close())

const lead = () => ({
  personId: 'lead',
  grants: [{ role: 'studioLead' as const, studioId: studio }],
})
const remove = () =>
  app.writer.write((tx) => tx.studio.update({ where: { id: studio }, data: { status: 'removed' } }))

async function begun(scope: string, opId: string): Promise<string> {
  const file = { scope, purpose: 'evidence', name: '报告.pdf', alt: '' } as const
  const place = { personId: 'lead', opId, bytes: PDF.length }
  const answer = await beginUpload(app, { ...file, ...place })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.upload.id
}

/** Sends a file; what happens meanwhile happens when it has come whole and is looked into. */
async function sent(scope: string, meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  const id = await begun(scope, randomUUID())
  const answer = await receiveBytes(app, {
    ...{ personId: 'lead', id, offset: 0, body: streamOf(PDF) },
    whyNot: whyNotTaken(FILE_RULES, lead()),
    inspect: async (folder) => {
      const found = await inspectFile(folder)
      await meanwhile()
      return found
    },
  })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.upload
}

const deleted = (id: string) =>
  deleteFile(app, { id, actor: 'lead', whyNot: whyNotDeleted(FILE_RULES, lead()) })
const fileEvents = () => app.read.event.count({ where: { kind: { startsWith: 'file.' } } })
const statusOf = async (id: string) =>
  (await app.read.storedFile.findUniqueOrThrow({ where: { id } })).status

it('takes no file whose self-assessment was filed, or whose studio was removed, meanwhile', async () => {
  const uploads = [
    await sent(`review:${review}:rules`, () => cycle.file(review)),
    await sent(`studio:${studio}`, remove),
  ]
  for (const upload of uploads) {
    expect(upload).toMatchObject({ status: 'refused', problem: 'scopeClosed' })
    expect(existsSync(folderOf(app, upload.id))).toBe(false)
  }
  expect(await fileEvents()).toBe(0)
})

it('deletes no file that was filed, or whose studio was removed, since the request came', async () => {
  const evidence = await sent(`review:${review}:rules`)
  const photo = await sent(`studio:${studio}`)
  await cycle.file(review)
  const events = await fileEvents()
  expect(await deleted(evidence.id)).toBe('forbidden')
  // both wait for the writer: the removal comes first
  const [, refusal] = await Promise.all([remove(), deleted(photo.id)])
  expect(refusal).toBe('forbidden')
  expect([await statusOf(evidence.id), await statusOf(photo.id)]).toEqual(['ready', 'ready'])
  expect(await fileEvents()).toBe(events)
  expect(await deleted('unknown')).toBe('notFound')
})

it('keeps the evidence of the results of a filed year until the decision, and takes more', async () => {
  const result = { studioId: studio, kind: 'patent', title: '成果', doneOn: '2021-03-01' }
  await app.writer.write((tx) =>
    tx.achievement.createMany({
      data: [
        { id: 'counted', year: 2021, ...result },
        { id: 'earlier', year: 2020, ...result },
      ],
    }),
  )
  const [counted, earlier] = [`studio:${studio}:counted`, `studio:${studio}:earlier`]
  const kept = (scope: string) => isKept(FILE_RULES, app.read, { scope, purpose: 'evidence' })
  const { id } = await sent(counted)
  const underWay = await begun(counted, randomUUID())
  const { id: old } = await sent(earlier)
  expect(await kept(counted)).toBe(false)
  await cycle.file(review)
  expect([await kept(counted), await kept(earlier)]).toEqual([true, false])
  expect([await deleted(id), await deleted(old)]).toEqual(['fileUnderReview', null])
  expect(await deleted(underWay)).toBe(null)
  expect(await statusOf(id)).toBe('ready')
  const place = { scope: counted, purpose: 'evidence' }
  expect(await mayChange(FILE_RULES, app.read, lead(), place)).toBe(true)
  const phase = (to: string) =>
    app.writer.write((tx) => tx.review.update({ where: { id: review }, data: { phase: to } }))
  for (const to of ['checked', 'scored', 'rated', 'filed']) {
    await phase(to)
    expect(await kept(counted), to).toBe(true)
  }
  for (const to of ['returned', 'decided']) {
    await phase(to)
    expect(await kept(counted), to).toBe(false)
  }
  await phase('filed')
  await cycle.move('cancelled', '示例')
  expect(await deleted(id)).toBe(null)
})
