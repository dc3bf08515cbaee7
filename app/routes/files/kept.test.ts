import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { studioChangeSchema } from '~/protocol/studio'
import { beginUpload } from '~/services/files/beginUpload.server'
import { unopposed } from '~/services/files/fileAccess.server'
import { receiveBytes } from '~/services/files/receiveBytes.server'
import { PDF, streamOf } from '~/services/files/testFiles'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { cookieOf, statusOf } from '~/services/testing/posting'
import { TestCycle } from '~/services/testing/reviewCycle'
import * as remove from './delete'
import { loader } from './scope'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
})
afterEach(() => app.close())

/** A result in the register, and its lead's file behind it. */
async function resultWithFile(studio: string) {
  const personId = await testPerson(app, '13800000001')
  const grant = { id: randomUUID(), personId, role: 'studioLead', studioId: studio }
  await app.writer.write((tx) => tx.grant.create({ data: grant }))
  const result = { kind: 'patent', title: '成果', year: '2021', doneOn: '2021-03-01', benefit: '0' }
  const enter = (fields: Record<string, string>) => {
    const form = studioChangeSchema.parse({ opId: randomUUID(), ...result, ...fields })
    const by = { actor: personId, receivedAt: app.now() }
    return changeStudio(app, { studioId: studio, form, ...by })
  }
  expect(await enter({ change: 'record' })).toMatchObject({ ok: true })
  const { id: achievement } = await app.read.achievement.findFirstOrThrow()
  const place = { scope: `studio:${studio}:${achievement}`, purpose: 'evidence' } as const
  const file = { name: '报告.pdf', alt: '', bytes: PDF.length, opId: randomUUID(), personId }
  const begun = await beginUpload(app, { ...place, ...file })
  if (!begun.ok) throw new Error(begun.problem)
  const { id } = begun.upload
  await receiveBytes(app, { personId, id, offset: 0, body: streamOf(PDF), whyNot: unopposed })
  const amend = (fields: Record<string, string>) =>
    enter({ change: 'amend', achievement, reason: '改计年度', ...fields })
  return { id, cookie: await cookieOf(app, personId), amend }
}

it('keeps the evidence of a result that counted when it was filed, whatever year it has now', async () => {
  const cycle = await TestCycle.open(app, { studios: 1 })
  const [review = '', studio = ''] = [cycle.reviews[0], cycle.studios[0]]
  const { id, cookie, amend } = await resultWithFile(studio)
  await cycle.move('selfAssessment')
  await cycle.fill(review)
  await cycle.file(review)
  expect((await cycle.state()).reviews.get(review)?.figures).toMatchObject({ achievements: '1' })
  expect(await amend({ year: '2022' })).toMatchObject({ ok: true })
  expect(await statusOf(remove, { params: { id }, fields: {}, cookie })).toBe(409)
})

it('lists the evidence of a filed result to be added to, and refuses to delete it', async () => {
  const cycle = await TestCycle.open(app, { studios: 1 })
  const [review = '', studio = ''] = [cycle.reviews[0], cycle.studios[0]]
  const personId = await testPerson(app, '13800000001')
  const grant = { id: randomUUID(), personId, role: 'studioLead', studioId: studio }
  const result = { id: 'result', kind: 'patent', title: '成果', year: 2021, doneOn: '2021-03-01' }
  await app.writer.write(async (tx) => {
    await tx.grant.create({ data: grant })
    await tx.achievement.create({ data: { ...result, studioId: studio } })
  })
  const place = { scope: `studio:${studio}:result`, purpose: 'evidence' } as const
  const file = { name: '报告.pdf', alt: '', bytes: PDF.length, opId: randomUUID(), personId }
  const begun = await beginUpload(app, { ...place, ...file })
  if (!begun.ok) throw new Error(begun.problem)
  const { id } = begun.upload
  const body = streamOf(PDF)
  await receiveBytes(app, { personId, id, offset: 0, body, whyNot: unopposed })
  await cycle.move('selfAssessment')
  await cycle.fill(review)

  const cookie = await cookieOf(app, personId)
  const listed = () => {
    const request = new Request('http://localhost/page', { headers: { cookie } })
    return loader({ request, params: place, context: { nonce: '', address: '10.0.0.1' } })
  }
  expect(await listed()).toMatchObject({ isOpen: true, isKept: false, files: [{ id }] })
  await cycle.file(review)
  expect(await listed()).toMatchObject({ isOpen: true, isKept: true, files: [{ id }] })
  expect(await statusOf(remove, { params: { id }, fields: {}, cookie })).toBe(409)
  expect(await listed()).toMatchObject({ files: [{ id }] })
})
