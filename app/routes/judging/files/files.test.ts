import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { FILE_RULES } from '~/http/fileRules.server'
import { PHOTOS_PER_EXPERT } from '~/domain/files/limits'
import type { UploadState } from '~/protocol/files'
import { tokenOf } from '~/services/contest/startTenure.server'
import { beginUpload } from '~/services/files/beginUpload.server'
import { mayChange } from '~/services/files/fileAccess.server'
import { contentOf } from '~/services/files/fileFolder.server'
import { photo } from '~/services/files/testFiles'
import { declareOwnTie } from '~/services/review/experts.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest } from '~/services/testing/drawnContest'
import type { TestCycle } from '~/services/testing/reviewCycle'
import { TestExpert } from '~/services/testing/reviewPanel'
import { cycleInVisits, scoreAndSign } from '~/services/testing/reviewVisit'
import { action as begin } from './begin'
import { action as remove } from './delete'
import { loader as file } from './file'
import { action as piece, loader as progress } from './piece'

let app: TestApplication
let cycle: TestCycle
let review: string
/** The first of the review's experts, and their seat. */
let expert: { personId: string; tenureId: string; seatId: string }

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  cycle = await cycleInVisits(app)
  review = cycle.reviews[0] ?? ''
  const [personId = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
  expert = { personId, ...(await sit(personId)) }
})
afterEach(() => app.close())

async function sit(personId: string, device?: string, key = 'siteVisit') {
  const { tenureId, seatId } = await TestExpert.sit(
    app,
    { cycleId: cycle.id, key, personId },
    device,
  )
  return { tenureId, seatId }
}

type Handler = (args: ActionFunctionArgs) => Promise<unknown>

interface Asked {
  /** Whose cookie is sent; null for none. */
  tenure?: string | null
  params?: Record<string, string>
  search?: string
  body?: Buffer | URLSearchParams
}

async function ask(
  handler: Handler,
  { tenure = expert.tenureId, params = {}, search = '', body }: Asked = {},
) {
  const headers = new Headers({ 'content-length': String(body?.toString().length ?? 0) })
  if (tenure !== null) headers.set('cookie', `seat=${tokenOf(app.secrets, tenure)}`)
  const sent = body instanceof URLSearchParams ? body : body && new Uint8Array(body)
  const post = sent !== undefined && { method: 'POST', body: sent }
  const request = new Request(`http://localhost/tablet/files${search}`, { headers, ...post })
  const context = { nonce: '', address: '10.0.0.1' }
  const answer = await handler({ request, params, context })
  if (!(answer instanceof Response)) throw new Error('no answer')
  return answer
}

const form = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ opId: randomUUID(), review, tenure: expert.tenureId, name: 'photo.jpg' },
    ...{ alt: '实训车间', bytes: '1' },
    ...changes,
  })

const bodyOf = async (answer: Response) =>
  (await answer.json()) as { upload: UploadState; problem?: string; code?: string }

/** The answer to a beginning, as its status and why not. */
async function begun(changes: Record<string, string> = {}, tenure?: string | null) {
  const asked = { body: form(changes), ...(tenure !== undefined && { tenure }) }
  const answer = await ask(begin, asked)
  const { problem, code } = await bodyOf(answer)
  return [answer.status, problem ?? code ?? null]
}

async function stored(changes: Record<string, string> = {}, tenure = expert.tenureId) {
  const content = await photo()
  const body = form({ bytes: String(content.length), ...changes })
  const { upload } = await bodyOf(await ask(begin, { body, tenure }))
  const params = { id: upload.id }
  const sent = await bodyOf(
    await ask(piece, { params, search: '?offset=0', body: content, tenure }),
  )
  expect(sent.upload).toMatchObject({ status: 'ready', problem: null })
  return upload.id
}

const seen = async (id: string, tenure: string | null) =>
  (await ask(file, { tenure, params: { id, part: 'thumb' } })).status

it('takes a photo from the seat of an expert once, without the place where it was taken', async () => {
  const opId = randomUUID()
  const id = await stored({ opId })
  expect(await stored({ opId })).toBe(id)
  const row = await app.read.storedFile.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({
    ...{ scope: `review:${review}:siteVisit`, purpose: 'photo', alt: '实训车间' },
    createdBy: expert.personId,
  })
  expect(await app.read.storedFile.count({ where: { purpose: 'photo' } })).toBe(1)
  const { exif } = await sharp(contentOf(app, row, 'content')).metadata()
  expect(exif).toBeUndefined()
  expect((await bodyOf(await ask(progress, { params: { id } }))).upload.status).toBe('ready')
})

it('takes so many of one expert, and then still those of the others and in place of deleted ones', async () => {
  const id = await stored({ opId: randomUUID() })
  const row = await app.read.storedFile.findUniqueOrThrow({ where: { id } })
  const copies = Array.from({ length: PHOTOS_PER_EXPERT - 1 }, () => ({ ...row, id: randomUUID() }))
  await app.writer.write((tx) => tx.storedFile.createMany({ data: copies }))
  const place = { scope: row.scope, purpose: 'photo', name: 'a.jpg', alt: '', bytes: 9 } as const
  const add = (personId: string) => beginUpload(app, { ...place, personId, opId: randomUUID() })
  expect(await add(expert.personId)).toMatchObject({ ok: false, problem: 'ownFull' })
  const [, other = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
  expect(await add(other)).toMatchObject({ ok: true })
  const gone = { where: { id }, data: { status: 'deleted' } }
  await app.writer.write((tx) => tx.storedFile.update(gone))
  expect(await add(expert.personId)).toMatchObject({ ok: true })
})

it('shows it to the other experts of the studio, and to no other seat', async () => {
  const id = await stored()
  const { reviews, experts } = await cycle.state()
  for (const personId of experts.keys()) {
    const seat = await app.read.seat.findFirst({
      where: { personId, stage: { contestId: `${cycle.id}.siteVisit` } },
    })
    if (!seat) continue
    const { tenureId } = await sit(personId)
    const isAssigned = reviews.get(review)?.experts.includes(personId) ?? false
    expect(await seen(id, tenureId)).toBe(isAssigned ? 200 : 403)
    if (!isAssigned) {
      const refused = await begun({ tenure: tenureId }, tenureId)
      expect(refused).toEqual([403, 'notAssigned'])
    }
  }
  expect(await seen(id, null)).toBe(401)
  expect(await begun({}, null)).toEqual([401, 'signedOut'])
})

it('gives a seat of a contest and of another cycle nothing', async () => {
  const id = await stored()
  const contest = await drawnContest(app)
  const judge = await app.read.tenure.findFirstOrThrow({ where: { seatId: contest.seats[0] } })
  expect(await seen(id, judge.id)).toBe(403)
  expect(await begun({ tenure: judge.id }, judge.id)).toEqual([403, 'notAssigned'])
  await app.writer.write((tx) =>
    tx.reviewCycle.update({ where: { id: cycle.id }, data: { panelId: 'another' } }),
  )
  expect(await seen(id, expert.tenureId)).toBe(403)
  expect(await begun()).toEqual([403, 'notAssigned'])
})

it('lets a former tenure deliver what it took, and see and delete nothing', async () => {
  const id = await stored()
  const former = expert.tenureId
  const { tenureId: present } = await sit(expert.personId, 'another tablet')
  expect([await seen(id, former), await seen(id, present)]).toEqual([403, 200])
  const late = await stored({}, former)
  expect(await seen(late, present)).toBe(200)
  const empty = { params: { id }, body: new URLSearchParams() }
  expect((await ask(remove, { ...empty, tenure: former })).status).toBe(403)
})

it('does not send in the name of who holds the device now', async () => {
  const { reviews } = await cycle.state()
  const other = reviews.get(review)?.experts[1] ?? ''
  const { tenureId } = await sit(other)
  expect(await begun({}, tenureId)).toEqual([403, 'otherPerson'])
  expect(await begun({ tenure: 'unknown' })).toEqual([403, 'otherPerson'])
})

it('says no to an expert with a tie, and when the visits are over', async () => {
  const id = await stored()
  const second = (await cycle.state()).reviews.get(review)?.experts[1] ?? ''
  const { tenureId } = await sit(second)
  const studio = cycle.studios[0] ?? ''
  expect(await declareOwnTie(app, cycle.op(second), studio, '回避')).toMatchObject({ ok: true })
  expect(await seen(id, tenureId)).toBe(403)
  expect(await begun({ tenure: tenureId }, tenureId)).toEqual([403, 'notAssigned'])
})

it('takes none after the visits, not even the rest of one, and still shows what is there', async () => {
  const id = await stored()
  const { upload } = await bodyOf(await ask(begin, { body: form({ bytes: '9' }) }))
  await scoreAndSign(app, cycle, 'siteVisit')
  expect(await cycle.move('live')).toMatchObject({ ok: true })
  expect(await begun()).toEqual([403, 'visitOver'])
  const params = { id: upload.id }
  const rest = await ask(piece, { params, search: '?offset=0', body: Buffer.alloc(9) })
  expect([rest.status, (await bodyOf(rest)).problem]).toEqual([403, 'visitOver'])
  expect(await seen(id, expert.tenureId)).toBe(200)
  const gone = await ask(remove, { params: { id }, body: new URLSearchParams() })
  expect(gone.status).toBe(403)
})

it('lets only who took a photo delete it, at a desk, too', async () => {
  const id = await stored()
  const second = (await cycle.state()).reviews.get(review)?.experts[1] ?? ''
  const { tenureId } = await sit(second)
  const empty = { params: { id }, body: new URLSearchParams() }
  expect((await ask(remove, { ...empty, tenure: tenureId })).status).toBe(403)
  const row = await app.read.storedFile.findUniqueOrThrow({ where: { id } })
  const signedIn = (personId: string) => ({
    personId,
    grants: [{ role: 'expert' as const, cycleId: cycle.id }],
  })
  const may = [expert.personId, second].map((personId) =>
    mayChange(FILE_RULES, app.read, signedIn(personId), row),
  )
  expect(await Promise.all(may)).toEqual([true, false])
  expect((await ask(remove, empty)).status).toBe(200)
  expect((await ask(remove, empty)).status).toBe(200)
  expect(await seen(id, expert.tenureId)).toBe(404)
})

it('reads the evidence of its studios, and no file of another kind', async () => {
  const id = await stored()
  const evidence = await app.read.storedFile.findFirstOrThrow({
    where: { scope: { startsWith: `review:${review}:` }, purpose: 'evidence' },
  })
  const at = { createdAt: app.now(), touchedAt: app.now() }
  const own = { id: randomUUID(), scope: `studio:${cycle.studios[0]}`, purpose: 'photo' }
  const more = { name: 'a.jpg', alt: '', kind: 'picture', type: 'image/jpeg', bytes: 1 }
  await app.writer.write((tx) =>
    tx.storedFile.create({
      data: { ...own, ...more, ...at, thumb: true, status: 'ready', createdBy: expert.personId },
    }),
  )
  // Evidence of the test has a row only: it may be read, and there is no thumbnail of a PDF.
  expect([await seen(evidence.id, expert.tenureId), await seen(own.id, expert.tenureId)]).toEqual([
    404, 403,
  ])
  expect(await seen(id, expert.tenureId)).toBe(200)
})

it('refuses what is no photo of a review', async () => {
  expect(await begun({ name: 'a.pdf' })).toEqual([415, 'kindUnknown'])
  expect(await begun({ review: 'unknown' })).toEqual([403, 'notAssigned'])
  expect(await begun({ review: '../x' })).toEqual([422, 'invalid'])
  expect(await begun({ opId: '' })).toEqual([422, 'invalid'])
})
