import type { CycleState } from '~/domain/review/cycleState'
import { itemsWithEvidence } from '~/domain/review/decideAssessment'
import { beginUpload } from '../../files/beginUpload.server'
import { unopposed } from '../../files/fileAccess.server'
import { receiveBytes } from '../../files/receiveBytes.server'
import {
  checkReview,
  fileOwnAssessment,
  saveOwnAssessment,
  type ReviewOp,
} from '../../review/assessment.server'
import { assignPool } from '../../review/experts.server'
import { moveCycle } from '../../review/moveCycle.server'
import {
  dayBefore,
  must,
  opOf,
  reviewAt,
  stateOf,
  StepRefused,
  type RehearsalContext,
  type RehearsedCycle,
} from './rehearsedCycle.server'
import type { StudioPlan } from './studioPlan'
import { NOTICE_WORDS } from './words'

/** A document of one empty page. */
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** One lead at work on the own self-assessment. */
interface Assessment {
  readonly review: string
  readonly lead: string
  readonly plan: StudioPlan
}

/**
 * From the opening to the paper review: leads save, send evidence and file, one of them late and one
 * never; the zones check, and return one; the pool of experts is shared out.
 */
export async function assess(context: RehearsalContext, cycle: RehearsedCycle): Promise<void> {
  const move = (to: 'selfAssessment' | 'zoneCheck' | 'paper', at: Date) =>
    moveCycle(context, opOf(cycle, at, 'move', to), { to, reason: '' }, NOTICE_WORDS)
  const [inTime, now] = [dayBefore(context.now()), context.now()]
  must('selfAssessment', await move('selfAssessment', inTime))
  const state = await stateOf(context, cycle.id)
  const filing: Assessment[] = []
  for (const [index, plan] of cycle.plans.entries()) {
    if (plan.fate === 'notFiled') continue
    const studio = await context.read.studio.findUniqueOrThrow({
      where: { id: cycle.studios[index] ?? '' },
    })
    const one = { review: reviewAt(state, cycle, index), lead: studio.leadPersonId ?? '', plan }
    filing.push(one)
    await file(context, cycle, state, one, plan.fate === 'late' ? now : inTime)
  }
  must('zoneCheck', await move('zoneCheck', now))
  for (const one of filing) await check(context, cycle, state, one, now)
  must('assign', await assignPool(context, opOf(cycle, now, 'assign')))
  must('paper', await move('paper', now))
}

function leadOp(cycle: RehearsedCycle, { review, lead }: Assessment, at: Date, name: string) {
  return { ...opOf(cycle, at, name, review), actor: lead, reviewId: review } satisfies ReviewOp
}

/** Saved in two goes, as people do. */
async function file(
  context: RehearsalContext,
  cycle: RehearsedCycle,
  { scheme }: CycleState,
  one: Assessment,
  at: Date,
): Promise<void> {
  const declared = Object.entries(one.plan.declared).map(([key, value]) => [key, String(value)])
  const [first, later] = [declared.slice(0, 2), declared.slice(2)].map(
    (part) => Object.fromEntries(part) as Record<string, string>,
  )
  const save = async (name: string, values: Record<string, string> = {}) => {
    const saved = { declared: values, statements: { [`achievements`]: `演练说明 ${name}` } }
    must('save', await saveOwnAssessment(context, leadOp(cycle, one, at, name), saved))
  }
  await save('save', first)
  for (const item of itemsWithEvidence(scheme.rubric)) await send(context, cycle, one, item)
  await save('save again', later)
  must('file', await fileOwnAssessment(context, leadOp(cycle, one, at, 'file')))
}

async function send(
  context: RehearsalContext,
  cycle: RehearsedCycle,
  { review, lead }: Assessment,
  item: string,
): Promise<void> {
  const { opId } = opOf(cycle, context.now(), 'evidence', review, item)
  const begun = await beginUpload(context, {
    ...{ personId: lead, opId, scope: `review:${review}:${item}`, purpose: 'evidence' },
    ...{ name: '演练材料.pdf', alt: '', bytes: PDF.length },
  })
  if (!begun.ok) throw new StepRefused(`evidence: ${begun.problem}`)
  async function* body() {
    yield await Promise.resolve(PDF)
  }
  const piece = { personId: lead, id: begun.upload.id, offset: 0, body: body(), whyNot: unopposed }
  const sent = await receiveBytes(context, piece)
  if (!sent.ok || sent.upload.status !== 'ready') throw new StepRefused('evidence: not taken')
}

async function check(
  context: RehearsalContext,
  cycle: RehearsedCycle,
  { scheme }: CycleState,
  one: Assessment,
  at: Date,
): Promise<void> {
  const op = (name: string) => ({ ...opOf(cycle, at, name, one.review), reviewId: one.review })
  if (one.plan.fate === 'returned') {
    const back = { check: 'return', reason: '请补充带徒台账' } as const
    must('return', await checkReview(context, op('return'), back))
    must('file', await fileOwnAssessment(context, leadOp(cycle, one, at, 'file again')))
  }
  const confirmed = scheme.declared.map(({ key }) => key)
  const recommended = one.plan.skill > 0.8
  const form = { check: 'pass', confirmed, recommended, note: '' } as const
  must('check', await checkReview(context, op('check'), form))
}
