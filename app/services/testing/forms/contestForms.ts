import { randomUUID } from 'node:crypto'
import { generateTOTP } from '@epic-web/totp'
import { DEMO_PASSWORD, DEMO_SECOND_FACTOR } from '../../../../prisma/seed'
import { showSeatCode } from '../../contest/seats.server'
import type { TestApplication } from '../application'
import { sampleForm } from '../programme'
import { DRAWN, op, phoneOf, scoring, type PreparedForm, type RouteForm } from './forms'

async function entryIn(app: TestApplication, status: string): Promise<string> {
  return (await app.read.entry.findFirstOrThrow({ where: { status } })).id
}

async function review(
  app: TestApplication,
  move: string,
  more: Record<string, string> = {},
): Promise<PreparedForm> {
  const entry = await entryIn(app, 'submitted')
  return { params: { entry }, fields: { ...op(), expected: 'submitted', move, ...more } }
}

export const CONTEST_FORMS: RouteForm[] = [
  {
    route: 'registration/register.tsx',
    does: 'registers a new person',
    as: null,
    prepare: async (app) => {
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
    prepare: async (app) => ({
      fields: { ...op(), move: 'answer', entry: await entryIn(app, 'returned'), answer: '已补充' },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'registration/me.tsx',
    does: 'withdraws an entry',
    as: 'contestant',
    prepare: async (app) => ({
      fields: { ...op(), move: 'withdraw', entry: await entryIn(app, 'returned') },
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/entry.tsx',
    does: 'approves',
    as: 'organiser',
    prepare: (app) => review(app, 'approve'),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/entry.tsx',
    does: 'returns',
    as: 'organiser',
    prepare: (app) => review(app, 'return', { reason: '请补充单位全称' }),
    statuses: [302, 302, 409],
  },
  {
    route: 'office/entry.tsx',
    does: 'rejects',
    as: 'organiser',
    prepare: (app) => review(app, 'reject', { reason: '不符合报名条件' }),
    statuses: [302, 302, 409],
  },
  ...(['retire', 'disqualify'] as const).map((move): RouteForm => ({
    route: 'office/entry.tsx',
    does: `ends an entry: ${move}`,
    as: 'organiser',
    prepare: async (app) => {
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
    prepare: async (app) => {
      const { sheet, contestId } = await scoring(app)
      const { seatId } = sheet
      const { personId } = await app.read.tenure.findFirstOrThrow({ where: { seatId } })
      const judge = await app.read.judge.findFirstOrThrow({ where: { contestId, personId } })
      const { code } = await showSeatCode(app, { seatId })
      return { fields: { ...op(), code, judgeId: judge.id, deviceId: randomUUID() } }
    },
    // A refusal stays on the form, which reads the code of it.
    statuses: [200, 200, 200],
  },
]
