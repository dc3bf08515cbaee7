/** A register and a cycle over it, run through the services as its people would run it. */
import { randomUUID } from 'node:crypto'
import { loadCycle } from '../review/cycleLog.server'
import type { ReviewScheme } from '~/domain/review/scheme'
import { itemsWithEvidence } from '~/domain/review/decideAssessment'
import type { CyclePhase } from '~/domain/review/cycleLifecycle'
import type { CycleState } from '~/domain/review/cycleState'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { studioRowSchema } from '~/protocol/studio'
import { sampleCreditCode, samplePhone } from '../../../prisma/programme/samplePeople'
import type { ServiceContext } from '../context'
import { checkReview, fileOwnAssessment, saveOwnAssessment } from '../review/assessment.server'
import { addExpertToPool, assignPool } from '../review/experts.server'
import { moveCycle } from '../review/moveCycle.server'
import { openCycle } from '../review/openCycle.server'
import { registerStudio } from '../studio/registerStudio.server'
import { testEdition } from './people'

/** Plain words in place of those of the resource files. */
export const WORDS = {
  notice: {
    title: () => ({ zh: '示例公示', en: 'Sample notice' }),
    text: () => '示例',
    correction: () => '异议成立，已更正',
    withdrawal: () => '异议成立，已无可公示的等次',
  },
  decision: {
    reason: () => '示例复核',
    certificate: ({ studio, on }: { studio: { name: string }; on: string }) => ({
      title: { zh: '证书', en: 'Certificate' },
      holder: studio.name,
      statement: { zh: '示例', en: 'Sample' },
      issuer: { zh: '示例工会', en: 'Sample union' },
      issuedOn: on,
    }),
  },
}

export class TestCycle {
  private constructor(
    readonly app: ServiceContext,
    readonly id: string,
    /** In the order of the studios. */
    readonly reviews: readonly string[],
    readonly studios: readonly string[],
  ) {}

  /** A cycle that was opened elsewhere, to do in it what others do. */
  static async of(app: ServiceContext, cycleId: string): Promise<TestCycle> {
    const orderBy = { studio: { name: 'asc' } } as const
    const rows = await app.read.review.findMany({ where: { cycleId }, orderBy })
    const [reviews, studios] = [rows.map(({ id }) => id), rows.map(({ studioId }) => studioId)]
    return new TestCycle(app, cycleId, reviews, studios)
  }

  /** An edition with studios, and an open cycle over them. */
  static async open(
    app: ServiceContext,
    { studios = 3, scheme = YEARLY_REVIEW }: { studios?: number; scheme?: ReviewScheme } = {},
  ): Promise<TestCycle> {
    const ids = await registerStudios(app, studios)
    const opId = randomUUID()
    const form = { opId, year: 2021, scheme }
    const opened = await openCycle(app, { form, actor: 'organiser', receivedAt: app.now() })
    if (!opened.ok) throw new Error(opened.code)
    const rows = await app.read.review.findMany({ where: { cycleId: opened.cycleId } })
    const reviews = ids.map((id) => rows.find(({ studioId }) => studioId === id)?.id ?? '')
    return new TestCycle(app, opened.cycleId, reviews, ids)
  }

  op(actor = 'organiser', opId: string = randomUUID()) {
    return { cycleId: this.id, opId, actor, receivedAt: this.app.now() }
  }

  async state(): Promise<CycleState> {
    const state = await loadCycle(this.app.read, this.id)
    if (!state) throw new Error('There is no cycle')
    return state
  }

  move(to: CyclePhase, reason = '') {
    return moveCycle(this.app, this.op(), { to, reason }, WORDS.notice)
  }

  /** Declares nothing amiss and gives every item that wants it a file. */
  async fill(reviewId: string, declared: Record<string, string> = {}) {
    const { scheme } = await this.state()
    const zero = Object.fromEntries(scheme.declared.map(({ key }) => [key, '0']))
    for (const item of itemsWithEvidence(scheme.rubric)) await this.evidence(reviewId, item)
    const op = { ...this.op('lead'), reviewId }
    return saveOwnAssessment(this.app, op, { declared: { ...zero, ...declared }, statements: {} })
  }

  async evidence(reviewId: string, item: string): Promise<void> {
    const at = this.app.now()
    await this.app.writer.write((tx) =>
      tx.storedFile.create({
        data: {
          ...{ id: randomUUID(), scope: `review:${reviewId}:${item}`, purpose: 'evidence' },
          ...{ name: '示例.pdf', alt: '', kind: 'pdf', type: 'application/pdf', bytes: 1 },
          ...{ status: 'ready', createdBy: 'lead', createdAt: at, touchedAt: at },
        },
      }),
    )
  }

  file(reviewId: string) {
    return fileOwnAssessment(this.app, { ...this.op('lead'), reviewId })
  }

  async check(reviewId: string) {
    const { scheme } = await this.state()
    const confirmed = scheme.declared.map(({ key }) => key)
    const form = { check: 'pass', confirmed, recommended: true, note: '' } as const
    return checkReview(this.app, { ...this.op('officer'), reviewId }, form)
  }

  /** Experts of no unit and zone; their person ids in the order in which they came. */
  async addExperts(count: number): Promise<string[]> {
    for (let index = 0; index < count; index += 1) {
      const someone = { name: `示例专家${index}`, phone: samplePhone(900 + index) }
      const form = { ...someone, creditCode: null, zone: '' }
      const added = await addExpertToPool(this.app, this.op(), form)
      if (!added.ok) throw new Error(added.code)
    }
    return [...(await this.state()).experts.keys()]
  }

  /** From the opening to the zone's check: all filed and checked. */
  async toAssignment(): Promise<void> {
    must(await this.move('selfAssessment'))
    for (const review of this.reviews) {
      must(await this.fill(review))
      must(await this.file(review))
    }
    must(await this.move('zoneCheck'))
    for (const review of this.reviews) must(await this.check(review))
  }

  /** From the opening to the stage in which experts score: all filed, checked and assigned. */
  async toScoring(experts = 4): Promise<string[]> {
    const pool = await this.addExperts(experts)
    await this.toAssignment()
    must(await assignPool(this.app, this.op()))
    must(await this.move('paper'))
    return pool
  }
}

/** Throws what a step was refused with. */
export function must(answer: { ok: boolean; code?: string }): void {
  if (!answer.ok) throw new Error(answer.code)
}

/** Studios of three stars in different units, all in zone `a` of a new edition. */
export async function registerStudios(app: ServiceContext, count: number): Promise<string[]> {
  await testEdition(app)
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push(await register(app, index))
  return ids
}

async function register(app: ServiceContext, index: number): Promise<string> {
  const row = studioRowSchema.parse({
    name: `示例${index}号创新工作室`,
    zone: 'a',
    unitName: `示例单位${index}`,
    creditCode: sampleCreditCode(5_000 + index),
    leadName: `示例领军人${index}`,
    level: 'city',
    star: '3',
    foundedOn: '2016-05-01',
    namedOn: '2018-04-28',
    industry: '电',
    trades: '电工',
  })
  const op = { opId: randomUUID(), actor: 'organiser', receivedAt: app.now() }
  const registered = await registerStudio(app, { ...op, row })
  if (!registered.ok) throw new Error(registered.code)
  return registered.studioId
}
