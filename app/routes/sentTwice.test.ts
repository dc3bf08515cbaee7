/**
 * Every form of every route, sent twice, sent again from an old page, and sent by someone who is
 * signed out: no error of ours, no double change.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateTOTP } from '@epic-web/totp'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { objectionFormSchema } from '~/protocol/notice'
import type { ReviewScheme } from '~/domain/review/scheme'
import { STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { studioRowSchema } from '~/protocol/studio'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { registerStudio } from '~/services/studio/registerStudio.server'
import { showSeatCode } from '~/services/contest/seats.server'
import { beginUpload } from '~/services/files/beginUpload.server'
import { fileObjection } from '~/services/notice/fileObjection.server'
import { issueResetCode } from '~/services/people/issueResetCode.server'
import { openCycle } from '~/services/review/openCycle.server'
import { moveCycle } from '~/services/review/moveCycle.server'
import { testPerson } from '~/services/testing/people'
import { testApplication, type TestApplication } from '~/services/testing/application'
import {
  changesBetween,
  contentsOf,
  cookieOf,
  statusOf,
  type RouteModule,
} from '~/services/testing/posting'
import { draftedNotice, objectionFields, publishedNotice } from '~/services/testing/notices'
import { sampleForm } from '~/services/testing/programme'
import { testPanels } from '~/services/testing/reviewPanel'
import {
  DEMO_PASSWORD,
  DEMO_SECOND_FACTOR,
  DEMO_SIGN_INS,
  seedProgramme,
  type ContestPlan,
} from '../../prisma/seed'

type Role =
  | 'organiser'
  | 'zoneOfficer'
  | 'codingOfficer'
  | 'chiefJudge'
  | 'studioLead'
  | 'expert'
  | 'contestant'

interface Prepared {
  params?: Record<string, string>
  fields: Record<string, string>
}

interface Row {
  route: string
  does: string
  as: Role | null
  prepare: () => Prepared | Promise<Prepared>
  /** The statuses of the form, of the same again, and of the same from an old page (a new op). */
  statuses: [number, number, number]
  /** Tables that the same form may write again, each with its reason at the row. */
  rewrites?: string[]
  /** As `rewrites`, for a new op with the same content. */
  renews?: string[]
}

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
const PLAN: ContestPlan[] = [
  {
    slug: 'herbs',
    entries: 3,
    registration: 'open',
    waiting: 1,
    returned: 1,
    stages: ['pending', 'pending'],
  },
  {
    slug: 'live-line-robot',
    entries: 2,
    registration: 'over',
    stages: ['pending', 'pending'],
  },
  { slug: 'smart-home', entries: 2, registration: 'over', stages: ['drawn'] },
  { slug: 'auto-repair', entries: 3, registration: 'over', stages: ['scoring'] },
  { slug: 'new-media', entries: 2, registration: 'over', stages: ['signed'] },
  { slug: 'first-aid', entries: 2, registration: 'over', stages: ['decoded', 'decoded'] },
]
const DRAWN = '2021-smart-home.project'
const phoneOf = (role: string) => DEMO_SIGN_INS.find((signIn) => signIn.role === role)?.phone ?? ''
const op = () => ({ opId: randomUUID() })

async function personOf(role: Role): Promise<string> {
  if (role !== 'contestant') {
    return (await app.read.grant.findFirstOrThrow({ where: { role } })).personId
  }
  const entry = await app.read.entry.findFirstOrThrow({ where: { status: 'returned' } })
  return entry.personId
}

/** A file that the contestant may send. */
async function ownPdf() {
  const scope = `person:${await personOf('contestant')}`
  return { scope, purpose: 'evidence', name: '证书.pdf', bytes: '9' } as const
}

async function ownFile(): Promise<string> {
  const file = { ...(await ownPdf()), bytes: 9, alt: '', opId: randomUUID() }
  const begun = await beginUpload(app, { ...file, personId: await personOf('contestant') })
  if (!begun.ok) throw new Error(begun.problem)
  return begun.upload.id
}

async function entryIn(status: string): Promise<string> {
  return (await app.read.entry.findFirstOrThrow({ where: { status } })).id
}

async function review(move: string, more: Record<string, string> = {}): Promise<Prepared> {
  const entry = await entryIn('submitted')
  return { params: { entry }, fields: { ...op(), expected: 'submitted', move, ...more } }
}

/** A stage in scoring with its first sheet that was submitted. */
async function scoring() {
  const stage = await app.read.stage.findFirstOrThrow({ where: { phase: 'scoring' } })
  const sheet = await app.read.sheet.findFirstOrThrow({
    where: { stageId: stage.id, status: 'submitted' },
  })
  const { id: tenure } = await app.read.tenure.findFirstOrThrow({
    where: { seatId: sheet.seatId, endedAt: null },
  })
  return { stageId: stage.id, contestId: stage.contestId, sheet, tenure }
}

function chiefOp(kind: string, fields: Record<string, string>): Record<string, string> {
  const named = Object.entries({ kind, reason: '按规程处理', ...fields })
  return { ...op(), ...Object.fromEntries(named.map(([key, value]) => [`op.${key}`, value])) }
}

async function chiefForm(
  kind: string,
  fieldsOf: (place: Awaited<ReturnType<typeof scoring>>) => Record<string, string>,
): Promise<Prepared> {
  const place = await scoring()
  const { stageId, sheet } = place
  const params = {
    stageId,
    sheetId: sheet.id,
    codeId: sheet.codeId,
    heldId: 'h',
    seatId: sheet.seatId,
  }
  return { params, fields: chiefOp(kind, fieldsOf(place)) }
}

/** A result of a studio that is in the register. */
async function studioForm(): Promise<Prepared> {
  const row = studioRowSchema.parse({
    ...{
      name: '示例创新工作室',
      leadName: '示例领军人',
      zone: 'LC',
      level: 'city',
      industry: '电',
    },
    ...{ unitName: '示例单位', creditCode: '91999999DEM0000099', foundedOn: '2018-01-01' },
  })
  const by = { opId: randomUUID(), actor: 'organiser', receivedAt: app.now() }
  const answer = await registerStudio(app, { row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  const done = { year: '2020', doneOn: '2020-06-01', benefit: '100' }
  const fields = { ...op(), change: 'record', kind: 'patent', title: '示例专利', ...done }
  return { params: { studio: answer.studioId }, fields }
}

/** An objection to a public notice, with the code of its receipt. */
async function objection() {
  const noticeId = await publishedNotice(app)
  const form = objectionFormSchema.parse(objectionFields())
  const from = { personId: null, address: '10.0.0.1', receivedAt: app.now() }
  const answer = await fileObjection(app, { noticeId, form, ...from })
  if (!answer.ok) throw new Error(answer.code)
  const { id } = await app.read.objection.findFirstOrThrow({ where: { noticeId } })
  return { noticeId, id, code: answer.code }
}

/** A cycle that takes self-assessments or applications, and the review in it, if there is one. */
async function assessing(scheme: ReviewScheme) {
  const studio = (await studioForm()).params?.studio ?? ''
  const personId = await testPerson(app, '13899990000')
  await app.writer.write((tx) =>
    tx.grant.create({ data: { id: randomUUID(), personId, role: 'studioLead', studioId: studio } }),
  )
  const by = { actor: 'organiser', receivedAt: app.now() }
  const form = { ...op(), year: 2021, scheme: { ...scheme, scope: ANY_CITY_STUDIO } }
  const opened = await openCycle(app, { form, ...by })
  if (!opened.ok) throw new Error(opened.code)
  const words = { title: () => ({ zh: '', en: '' }), text: () => '' }
  const { cycleId } = opened
  const to = { to: 'selfAssessment', reason: '' } as const
  const moved = await moveCycle(app, { ...op(), ...by, cycleId }, to, words)
  if (!moved.ok) throw new Error(moved.code)
  const review = await app.read.review.findFirst({ where: { cycleId } })
  return { cycle: cycleId, studio, review: review?.id ?? '' }
}

const ANY_CITY_STUDIO = { ...YEARLY_REVIEW.scope, stars: [0, 1, 2, 3, 4, 5] }
const said = (text: string) => ({ 'statements[0].key': 'rules', 'statements[0].value': text })

const ROWS: Row[] = [
  ...(['review/assess.tsx', 'review/save.ts'] as const).map((route): Row => ({
    route,
    does: 'saves a self-assessment',
    as: 'studioLead',
    prepare: async () => {
      const { review } = await assessing(YEARLY_REVIEW)
      return { params: { review }, fields: { ...op(), do: 'save', ...said('制度齐全') } }
    },
    statuses: route === 'review/save.ts' ? [200, 200, 200] : [302, 302, 302],
    // What is stored is what the old page wants to store: it is noted again, and nothing is changed.
    renews: ['Event', 'Scope'],
  })),
  {
    route: 'review/review.tsx',
    does: 'ends the review of a studio that is still there',
    as: 'organiser',
    prepare: async () => {
      const { review } = await assessing(YEARLY_REVIEW)
      return { params: { review }, fields: { ...op(), do: 'end', reason: '已摘牌' } }
    },
    statuses: [409, 409, 409],
  },
  {
    route: 'review/my-reviews.tsx',
    does: 'applies for naming',
    as: 'studioLead',
    prepare: async () => {
      const { cycle, studio } = await assessing(STAR_NAMING)
      return { fields: { ...op(), cycle, studio } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'duty/duties.tsx',
    does: 'confirms a duty',
    as: 'organiser',
    prepare: async () => {
      const studio = (await studioForm()).params?.studio ?? ''
      const [duty] = await studioDuties(app, studio)
      const asked = { studio, duty: duty?.key ?? '', status: 'rectifying' }
      return { fields: { ...op(), ...asked, rectifyBy: '2021-12-31', reason: '一年内没有成果' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'duty/studio-duties.tsx',
    does: 'makes an address for a calendar',
    as: 'organiser',
    prepare: async () => ({ params: (await studioForm()).params ?? {}, fields: { do: 'make' } }),
    statuses: [200, 200, 200],
    // An address is shown once and stored nowhere: the one shown last works.
    rewrites: ['DutyFeed'],
    renews: ['DutyFeed'],
  },
  {
    route: 'notice/public-notice.tsx',
    does: 'objects',
    as: null,
    prepare: async () => ({
      params: { id: await publishedNotice(app) },
      fields: objectionFields(),
    }),
    statuses: [302, 302, 302],
    // Somebody without an account may object to a line more than once; a phone proves nobody.
    renews: ['Event', 'Objection', 'Scope'],
  },
  {
    route: 'notice/objection.tsx',
    does: 'takes an objection back',
    as: null,
    prepare: async () => {
      const { noticeId, code } = await objection()
      return { params: { id: noticeId }, fields: { ...op(), do: 'withdraw', code } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'notice/notice.tsx',
    does: 'publishes',
    as: 'organiser',
    prepare: async () => ({
      params: { id: await draftedNotice(app) },
      fields: { ...op(), do: 'published' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'notice/notice.tsx',
    does: 'rules on an objection',
    as: 'organiser',
    prepare: async () => {
      const { noticeId, id } = await objection()
      const ruling = { objection: id, outcome: 'dismissed', reason: '经核实，材料属实' }
      return { params: { id: noticeId }, fields: { ...op(), do: 'rule', ...ruling } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'notice/workdays.tsx',
    does: 'enters a day',
    as: 'organiser',
    prepare: () => ({ fields: { ...op(), do: 'set', day: '2027-02-08', isWorkday: 'no' } }),
    statuses: [302, 302, 409],
  },
  {
    route: 'people/account.tsx',
    does: 'ends another sign-in',
    as: 'zoneOfficer',
    prepare: async () => {
      const personId = await personOf('zoneOfficer')
      await cookieOf(app, personId)
      const other = await app.read.signIn.findFirstOrThrow({ where: { personId } })
      return { fields: { signIn: other.id } }
    },
    statuses: [200, 404, 404],
  },
  {
    route: 'people/password.tsx',
    does: 'changes the own password',
    as: 'zoneOfficer',
    prepare: () => {
      const password = 'another sentence'
      return { fields: { current: DEMO_PASSWORD, password, repeat: password } }
    },
    statuses: [302, 302, 302],
  },
  {
    route: 'people/language.ts',
    does: 'chooses a language',
    as: 'zoneOfficer',
    prepare: () => ({ fields: { language: 'en', to: '/' } }),
    statuses: [302, 302, 302],
  },
  {
    route: 'people/reset-codes.tsx',
    does: 'issues a code',
    as: 'organiser',
    prepare: () => ({ fields: { phone: phoneOf('zoneOfficer') } }),
    statuses: [200, 200, 200],
    // A code is shown once and stored nowhere: the one shown last works, those before are void.
    rewrites: ['Event', 'ResetCode', 'Scope'],
    renews: ['Event', 'ResetCode', 'Scope'],
  },
  {
    route: 'people/reset.tsx',
    does: 'sets a password by a code',
    as: null,
    prepare: async () => {
      const personId = await personOf('organiser')
      const grants = (await app.read.grant.findMany({ where: { personId } })) as never
      const phone = phoneOf('zoneOfficer')
      const issued = await issueResetCode(app, { viewer: { personId, grants }, phone })
      const password = 'another sentence'
      return { fields: { phone, code: issued?.code ?? '', password, repeat: password } }
    },
    statuses: [302, 422, 422],
  },
  {
    route: 'people/sign-in.tsx',
    does: 'signs in',
    as: null,
    prepare: () => ({ fields: { phone: phoneOf('organiser'), password: DEMO_PASSWORD } }),
    statuses: [302, 302, 302],
    // Each answer carries a cookie of its own; the account page lists and ends them.
    rewrites: ['SignIn'],
    renews: ['SignIn'],
  },
  {
    route: 'people/sign-out.ts',
    does: 'signs out',
    as: 'zoneOfficer',
    prepare: () => ({ fields: {} }),
    statuses: [302, 302, 302],
  },
  {
    route: 'registration/register.tsx',
    does: 'registers a new person',
    as: null,
    prepare: async () => {
      const zone = await app.read.zone.findFirstOrThrow()
      const form = sampleForm(500, zone.id)
      return {
        params: { contest: 'herbs' },
        fields: { ...form, who: 'new', repeat: form.password },
      }
    },
    statuses: [302, 302, 409],
    // The second answer signs in as the first did.
    rewrites: ['SignIn'],
  },
  {
    route: 'registration/me.tsx',
    does: 'answers a return',
    as: 'contestant',
    prepare: async () => ({
      fields: { ...op(), move: 'answer', entry: await entryIn('returned'), answer: '已补充' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'registration/me.tsx',
    does: 'withdraws an entry',
    as: 'contestant',
    prepare: async () => ({
      fields: { ...op(), move: 'withdraw', entry: await entryIn('returned') },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'studio/studio.tsx',
    does: 'records a result',
    as: 'organiser',
    prepare: studioForm,
    statuses: [302, 302, 409],
  },
  {
    route: 'office/entry.tsx',
    does: 'approves',
    as: 'organiser',
    prepare: () => review('approve'),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/entry.tsx',
    does: 'returns',
    as: 'organiser',
    prepare: () => review('return', { reason: '请补充单位全称' }),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/entry.tsx',
    does: 'rejects',
    as: 'organiser',
    prepare: () => review('reject', { reason: '不符合报名条件' }),
    statuses: [302, 302, 409],
  },
  ...(['retire', 'disqualify'] as const).map((move): Row => ({
    route: 'office/entry.tsx',
    does: `ends an entry: ${move}`,
    as: 'organiser',
    prepare: async () => {
      const where = { status: 'approved', contest: { phase: 'running' } }
      const { id } = await app.read.entry.findFirstOrThrow({ where })
      const fields = { ...op(), expected: 'approved', move, reason: '违反竞赛规则' }
      return { params: { entry: id }, fields }
    },
    statuses: [302, 302, 409],
  })),
  {
    route: 'office/stage.tsx',
    does: 'draws',
    as: 'codingOfficer',
    prepare: () => ({
      params: { stage: '2021-live-line-robot.practical' },
      fields: { ...op(), move: 'draw', stations: '2' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/stage.tsx',
    does: 'opens the check-in list',
    as: 'codingOfficer',
    prepare: () => ({
      params: { stage: DRAWN },
      fields: { ...op(), move: 'list' },
    }),
    statuses: [200, 200, 200],
    // Opened anew, it is recorded anew.
    renews: ['Event', 'Scope'],
  },
  {
    route: 'office/stage.tsx',
    does: 'decodes',
    as: 'codingOfficer',
    prepare: async () => {
      const { otp } = await generateTOTP({ secret: DEMO_SECOND_FACTOR })
      const witness = { witnessPhone: phoneOf('arbitrator'), witnessPassword: DEMO_PASSWORD }
      return {
        params: { stage: '2021-new-media.project' },
        fields: { ...op(), move: 'decode', code: otp, ...witness },
      }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'office/stages.tsx',
    does: 'publishes results',
    as: 'organiser',
    prepare: () => ({ fields: { ...op(), contest: '2021-first-aid' } }),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/second-factor.tsx',
    does: 'enrols',
    as: 'organiser',
    prepare: async () => {
      const { otp, secret } = await generateTOTP()
      return { fields: { secret, code: otp } }
    },
    statuses: [302, 409, 409],
  },
  {
    route: 'judging/seat.tsx',
    does: 'takes a seat',
    as: null,
    prepare: async () => {
      const { sheet, contestId } = await scoring()
      const { seatId } = sheet
      const { personId } = await app.read.tenure.findFirstOrThrow({ where: { seatId } })
      const judge = await app.read.judge.findFirstOrThrow({ where: { contestId, personId } })
      const { code } = await showSeatCode(app, { seatId })
      return { fields: { ...op(), code, judgeId: judge.id, deviceId: randomUUID() } }
    },
    // A refusal stays on the form, which reads the code of it.
    statuses: [200, 200, 200],
  },
  {
    route: 'expert/seat.ts',
    does: 'takes an expert’s own seat',
    as: 'expert',
    prepare: async () => {
      const { cycleId, experts } = await testPanels(app)
      const [personId] = experts
      const seat = await app.read.seat.findFirstOrThrow({ where: { personId } })
      await app.writer.write((tx) =>
        tx.grant.create({ data: { id: randomUUID(), role: 'expert', personId, cycleId } }),
      )
      const fields = { ...op(), seatId: seat.id, deviceId: randomUUID() }
      return { params: { cycle: cycleId }, fields }
    },
    // The device that has the seat keeps it.
    statuses: [200, 200, 200],
  },
  {
    route: 'chief/sheet.tsx',
    does: 'reopens a sheet',
    as: 'chiefJudge',
    prepare: () => chiefForm('reopen', ({ sheet }) => ({ sheet: sheet.id })),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/entrant.tsx',
    does: 'sets an entrant absent',
    as: 'chiefJudge',
    prepare: () =>
      chiefForm('setEntrant', ({ sheet }) => ({ codeId: sheet.codeId, status: 'absent' })),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/desk.tsx',
    does: 'takes a seat back',
    as: 'chiefJudge',
    prepare: () => chiefForm('moveSeat', ({ sheet, tenure }) => ({ seat: sheet.seatId, tenure })),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/step.tsx',
    does: 'starts a stage',
    as: 'chiefJudge',
    prepare: () => ({
      params: { stageId: DRAWN },
      fields: chiefOp('moveStage', { to: 'scoring' }),
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/held.tsx',
    does: 'decides a held op that is not there',
    as: 'chiefJudge',
    prepare: () => chiefForm('decideHeld', () => ({ held: 'none', decision: 'adopt' })),
    statuses: [409, 409, 409],
  },
  {
    route: 'chief/seatHeld.tsx',
    does: 'adopts what waits of a seat, where nothing does',
    as: 'chiefJudge',
    prepare: async () => {
      const { stageId, sheet } = await scoring()
      return {
        params: { stageId, seatId: sheet.seatId },
        fields: { ...op(), reason: '按规程处理' },
      }
    },
    statuses: [200, 200, 200],
  },
  {
    route: 'chief/ties.tsx',
    does: 'orders ties that are not there',
    as: 'chiefJudge',
    prepare: () => chiefForm('decideTies', () => ({ 'order[0]': 'none' })),
    statuses: [409, 409, 409],
  },
  {
    route: 'chief/freeze.tsx',
    does: 'freezes the board',
    as: 'chiefJudge',
    prepare: async () => {
      const { stageId } = await scoring()
      return { params: { stageId }, fields: { ...op(), who: 'all', reason: '决赛前封榜' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/seats.tsx',
    does: 'shows a seat code',
    as: 'chiefJudge',
    prepare: async () => {
      const { stageId, sheet } = await scoring()
      return { params: { stageId }, fields: { seat: sheet.seatId } }
    },
    statuses: [200, 200, 200],
    // Each showing makes a new code and voids the one before; none is stored.
    rewrites: ['Seat'],
    renews: ['Seat'],
  },
  {
    route: 'files/begin.ts',
    does: 'begins an upload',
    as: 'contestant',
    prepare: async () => ({ fields: { ...op(), ...(await ownPdf()) } }),
    statuses: [200, 200, 200],
    // another op is another file
    renews: ['StoredFile'],
  },
  {
    route: 'files/scope.tsx',
    does: 'is no form with files',
    as: 'contestant',
    prepare: async () => ({ params: await ownPdf(), fields: op() }),
    statuses: [400, 400, 400],
  },
  {
    route: 'files/piece.ts',
    does: 'does not say where its piece begins',
    as: 'contestant',
    prepare: async () => ({ params: { id: await ownFile() }, fields: {} }),
    statuses: [400, 400, 400],
  },
  {
    route: 'files/delete.ts',
    does: 'deletes a file',
    as: 'contestant',
    prepare: async () => ({ params: { id: await ownFile() }, fields: {} }),
    statuses: [302, 302, 302],
  },
  {
    route: 'rehearsal/conduct.ts',
    does: 'pauses judges where there are none',
    as: 'organiser',
    prepare: () => ({ fields: { move: 'pause' } }),
    statuses: [404, 404, 404],
  },
  {
    route: 'rehearsal/control.ts',
    does: 'is not there on a real site',
    as: null,
    prepare: () => ({ fields: { request: '{"do":"end","editionId":"2021"}' } }),
    statuses: [404, 404, 404],
  },
]

describe('a form', () => {
  beforeEach(() => open(programme))
  afterEach(() => app.close())

  it.each(ROWS)('of $route that $does', async ({ route, as, prepare, ...expected }) => {
    const module = await modules[`./${route}`]?.()
    if (!module) throw new Error(`No route ${route}`)
    const { params, fields } = await prepare()
    const send = async (changes: Record<string, string> = {}) => {
      const form = { ...fields, ...changes }
      return statusOf(module, { ...(params && { params }), fields: form, cookie })
    }
    const cookie = as && (await cookieOf(app, await personOf(as)))
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
      ...{ code: 'abcd 2345', edition: '样例赛事', year: '2021', name: '王芳' },
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
  const tested = new Set([...ROWS.map(({ route }) => route), 'people/setup.tsx'])
  expect(files.toSorted()).toEqual([...tested].toSorted())
})
