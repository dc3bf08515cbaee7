import { randomUUID } from 'node:crypto'
import type { CycleState } from '../../app/domain/review/cycleState'
import { meetingRows } from '../../app/domain/review/meeting'
import type { ServiceContext } from '../../app/services/context'
import {
  checkReview,
  fileOwnAssessment,
  saveOwnAssessment,
} from '../../app/services/review/assessment.server'
import { fileObjection } from '../../app/services/notice/fileObjection.server'
import { samplePhone } from '../programme/samplePeople'
import { moveNotice } from '../../app/services/notice/moveNotice.server'
import { applyForReview } from '../../app/services/review/applyForReview.server'
import type { CycleAnswer } from '../../app/services/review/cycleAnswer'
import { loadCycle } from '../../app/services/review/cycleLog.server'
import { assignPool } from '../../app/services/review/experts.server'
import { chooseRating, confirmRatings } from '../../app/services/review/meeting.server'
import { moveCycle } from '../../app/services/review/moveCycle.server'
import { openCycle } from '../../app/services/review/openCycle.server'
import { changeCycle } from '../../app/services/review/changeCycle.server'
import { addExpert } from '../../app/domain/review/decideExperts'
import { sheetsOfReviews } from '../../app/services/review/panel/panelSheets.server'
import type { RatingsNotice } from '../../app/services/review/ratingsNotice.server'
import { dayOf } from '../../app/services/studio/dayOf'
import { filedBy, OPEN_CYCLES, type CyclePlan } from './cyclePlan'
import { scorePanel, type CycleScene } from './openPanel'
import { sampleYears } from './sampleYears'
import { sampleRandom } from './random'

type Entered = keyof typeof DAYS_AGO
/** How many days ago the samples entered each stage. */
const DAYS_AGO = {
  selfAssessment: 60,
  zoneCheck: 38,
  paper: 32,
  siteVisit: 28,
  live: 24,
  meeting: 20,
  notice: 18,
  decision: 2,
} as const
const FILED = { inTime: 45, lastDay: 40, late: 39 } as const
const DAY_MS = 86_400_000
const STATEMENT = '本年度工作情况说明（示例）。'

/** Takes one cycle of each stage as far as its plan says, by the use-cases of real life. */
export async function seedOpenCycles(context: ServiceContext, scene: CycleScene): Promise<void> {
  for (const [index, plan] of OPEN_CYCLES.entries()) {
    await new SampleCycle(context, scene, plan, sampleRandom(7_000 + index)).play()
  }
}

class SampleCycle {
  private id = ''

  constructor(
    private readonly context: ServiceContext,
    private readonly scene: CycleScene,
    private readonly plan: CyclePlan,
    private readonly random: () => number,
  ) {}

  async play(): Promise<void> {
    const { plan, context, scene } = this
    // Where a visitor of the demo may file there is no last day.
    const isOpen = plan.phase === 'selfAssessment' || plan.phase === 'preparing'
    const scheme = isOpen ? plan.scheme : filedBy(plan.scheme, dayOf(this.ago(FILED.lastDay)))
    const opened = await openCycle(context, {
      form: { opId: randomUUID(), year: sampleYears(dayOf(context.now())).reviewed, scheme },
      ...{
        actor: scene.organiser,
        receivedAt: this.ago(DAYS_AGO.selfAssessment + 1),
        sample: true,
      },
    })
    this.id = must(opened)
    await this.pool()
    const phases = Object.keys(DAYS_AGO) as Entered[]
    for (const phase of phases.slice(0, phases.findIndex((key) => key === plan.phase) + 1)) {
      await this.enter(phase)
    }
  }

  /** Does what belongs to a stage; the stage in which the cycle is left is half done. */
  private async enter(phase: Entered): Promise<void> {
    const isLast = phase === this.plan.phase
    if (phase === 'paper') must(await assignPool(this.context, this.op(DAYS_AGO.paper)))
    if (phase === 'notice' || phase === 'decision') await this.endStageBefore(phase)
    // A visitor of the demo can object to the notice that is left open.
    const isOpenNotice = isLast && phase === 'notice'
    const at = isOpenNotice ? { receivedAt: this.context.now() } : {}
    const op = { ...this.op(DAYS_AGO[phase]), ...at }
    must(await moveCycle(this.context, op, { to: phase, reason: '' }, NOTICE))
    switch (phase) {
      case 'notice':
        if (isLast) await this.object()
        return
      case 'selfAssessment':
        await this.apply()
        await this.file(isLast)
        return
      case 'zoneCheck':
        await this.check(isLast)
        return
      case 'paper':
      case 'siteVisit':
      case 'live':
        await scorePanel(this.context, this.scene, {
          ...{ cycleId: this.id, key: phase, isLast, random: this.random },
          at: this.ago(DAYS_AGO[phase] - 1),
        })
        return
      default:
        return
    }
  }

  private async pool(): Promise<void> {
    for (const { personId, unitId, zone } of this.scene.experts) {
      const added = await changeCycle(
        this.context,
        this.op(DAYS_AGO.selfAssessment + 1),
        { personId },
        (_, state) => addExpert(state, { expert: personId, unit: unitId, zone }),
      )
      must(added)
      await this.context.writer.write((tx) =>
        tx.grant.create({
          data: { id: randomUUID(), personId, role: 'expert', cycleId: this.id },
        }),
      )
    }
  }

  private async apply(): Promise<void> {
    if (this.plan.scheme.kind === 'review') return
    const { levels, stars } = this.plan.scheme.scope
    const studios = await this.context.read.studio.findMany({
      where: { level: { in: [...levels] }, star: { in: [...stars] }, status: 'active' },
      orderBy: { id: 'asc' },
    })
    for (const { id } of studios) {
      must(await applyForReview(this.context, this.op(DAYS_AGO.selfAssessment), id))
    }
  }

  /** Of the cycle that stands open for self-assessment, every second one is still to come. */
  private async file(isLast: boolean): Promise<void> {
    const { reviews, scheme } = await this.state()
    for (const [index, { id: reviewId, studioId }] of [...reviews.values()].entries()) {
      const lead = await this.context.read.studio.findUniqueOrThrow({ where: { id: studioId } })
      if (isLast && (index % 2 === 0 || lead.leadPersonId !== null)) continue
      if (!isLast && index === 6) continue
      const some = (most: number) => String(Math.floor(this.random() * (most + 1)))
      const declared = {
        ...{ highlySkilled: some(4), hasRoster: '1', lateReports: index % 7 === 3 ? '1' : '0' },
        accidents: index % 19 === 11 ? '1' : '0',
      }
      const known = Object.fromEntries(
        scheme.declared.map(({ key }) => [key, declared[key as keyof typeof declared]]),
      )
      const op = {
        ...this.op(index % 9 === 4 ? FILED.late : FILED.inTime),
        reviewId,
        actor: 'system',
      }
      const statements = { novelty: STATEMENT, rules: STATEMENT }
      must(await saveOwnAssessment(this.context, op, { declared: known, statements }))
      // Those who have not sent their evidence yet have saved, and file later.
      if (!isLast) must(await fileOwnAssessment(this.context, { ...op, opId: randomUUID() }))
    }
  }

  private async check(isLast: boolean): Promise<void> {
    const { reviews, scheme } = await this.state()
    const filed = [...reviews.values()].filter(({ phase }) => phase === 'filed')
    for (const [index, { id: reviewId, zone }] of filed.entries()) {
      // The demo's officer has these two to check; one of another zone was returned.
      if (isLast && (zone === 'LC' || index % 3 === 2)) continue
      const op = { ...this.op(DAYS_AGO.zoneCheck - 2), reviewId, actor: 'system' }
      const confirmed = scheme.declared.map(({ key }) => key)
      const form =
        isLast && index === 1
          ? ({ check: 'return', reason: '带徒协议复印件不清晰，请重新上传（示例）。' } as const)
          : ({ check: 'pass', confirmed, recommended: index % 11 !== 7, note: '' } as const)
      must(await checkReview(this.context, op, form))
    }
  }

  /** Ratings are confirmed before their notice, and a notice is over before the decision. */
  private async endStageBefore(phase: 'notice' | 'decision'): Promise<void> {
    const state = await this.state()
    if (phase === 'decision') {
      const move = {
        opId: randomUUID(),
        noticeId: state.notice ?? '',
        to: 'closed',
        reason: '',
      } as const
      const by = { actor: this.scene.organiser, receivedAt: this.ago(DAYS_AGO.decision) }
      const closed = await moveNotice(this.context, { ...move, ...by })
      if (!closed.ok) throw new Error(`A sample notice was not closed: ${closed.code}`)
      return
    }
    const rows = meetingRows(state, await sheetsOfReviews(this.context, this.id))
    for (const { review, proposal, openChoice } of rows) {
      if (!openChoice || !proposal) continue
      const choice = { rating: proposal.rating, reason: '评审会议定（示例）' }
      const op = this.op(DAYS_AGO.meeting)
      must(await chooseRating(this.context, op, { reviewId: review.id, ...choice }))
    }
    must(await confirmRatings(this.context, this.op(DAYS_AGO.meeting)))
  }

  /** Somebody without an account objects to the last line, for the organiser to rule on. */
  private async object(): Promise<void> {
    const { notice } = await this.state()
    const line = await this.context.read.noticeLine.findFirst({
      where: { noticeId: notice ?? '' },
      orderBy: { ordinal: 'desc' },
    })
    const form = {
      opId: randomUUID(),
      line: line?.line ?? null,
      name: '示例职工',
      phone: samplePhone(790),
      reason: '该工作室今年有一项成果已在车间使用，评分中好像没有计入（示例）。',
      consent: 'on' as const,
    }
    const filed = await fileObjection(this.context, {
      noticeId: notice ?? '',
      form,
      personId: null,
      address: '127.0.0.1',
      receivedAt: this.context.now(),
    })
    if (!filed.ok) throw new Error(`A sample objection was refused: ${filed.code}`)
  }

  private async state(): Promise<CycleState> {
    const state = await loadCycle(this.context.read, this.id)
    if (!state) throw new Error('The sample cycle is gone')
    return state
  }

  private ago(days: number): Date {
    return new Date(this.context.now().getTime() - days * DAY_MS)
  }

  private op(daysAgo: number) {
    const { organiser: actor } = this.scene
    return { cycleId: this.id, opId: randomUUID(), actor, receivedAt: this.ago(daysAgo) }
  }
}

const NOTICE: RatingsNotice = {
  title: ({ title, year }) => ({
    zh: `关于${year}年${title.zh}等次的公示（示例）`,
    en: `Notice of the ratings of the ${year} ${title.en} (sample)`,
  }),
  correction: () => '异议成立，已更正（示例）',
  withdrawal: () => '异议成立，已没有可公示的等次（示例）',
  text: () => '经自评、赛区核查、专家评审和评审会议定，现将等次公示如下（示例）。',
}

function must(answer: CycleAnswer): string {
  if (!answer.ok) throw new Error(`A sample cycle was refused: ${answer.code}`)
  return answer.cycleId
}
