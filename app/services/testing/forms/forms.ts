/** What the forms of the routes have in common, each to be sent twice (routes/sentTwice.test.ts). */
import { randomUUID } from 'node:crypto'
import { DEMO_SIGN_INS, type ContestPlan } from '../../../../prisma/seed'
import type { TestApplication } from '../application'

type Role =
  | 'organiser'
  | 'zoneOfficer'
  | 'codingOfficer'
  | 'chiefJudge'
  | 'studioLead'
  | 'expert'
  | 'contestant'

export interface PreparedForm {
  params?: Record<string, string>
  fields: Record<string, string>
}

/** One form of one route, and what it has to answer. */
export interface RouteForm {
  route: string
  does: string
  as: Role | null
  prepare: (app: TestApplication) => PreparedForm | Promise<PreparedForm>
  /** The statuses of the form, of the same again, and of the same from an old page (a new op). */
  statuses: [number, number, number]
  /** Tables that the same form may write again, each with its reason at the row. */
  rewrites?: string[]
  /** As `rewrites`, for a new op with the same content. */
  renews?: string[]
}

/** The contests of the programme that the forms are sent to. */
export const PLAN: ContestPlan[] = [
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
/** The stage that is drawn and not yet scored. */
export const DRAWN = '2021-smart-home.project'

export const op = () => ({ opId: randomUUID() })
export const phoneOf = (role: string) =>
  DEMO_SIGN_INS.find((signIn) => signIn.role === role)?.phone ?? ''

export async function personOf(app: TestApplication, role: Role): Promise<string> {
  if (role !== 'contestant') {
    return (await app.read.grant.findFirstOrThrow({ where: { role } })).personId
  }
  const entry = await app.read.entry.findFirstOrThrow({ where: { status: 'returned' } })
  return entry.personId
}

/** A stage in scoring with its first sheet that was submitted. */
export async function scoring(app: TestApplication) {
  const stage = await app.read.stage.findFirstOrThrow({ where: { phase: 'scoring' } })
  const sheet = await app.read.sheet.findFirstOrThrow({
    where: { stageId: stage.id, status: 'submitted' },
  })
  const { id: tenure } = await app.read.tenure.findFirstOrThrow({
    where: { seatId: sheet.seatId, endedAt: null },
  })
  return { stageId: stage.id, contestId: stage.contestId, sheet, tenure }
}
