import { randomUUID } from 'node:crypto'
import { shanghaiDate } from '~/domain/notice/workCalendar'
import { judgedItems } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { AppError } from '~/protocol/errors'
import type { RehearsedCycle } from '~/protocol/rehearsal'
import { samplePersonRow } from '../../../../prisma/demo/accounts'
import { zones } from '../../../../prisma/programme/baoding2021'
import { samplePhone } from '../../../../prisma/programme/samplePeople'
import { createEditionWithin } from '../../contest/createEdition.server'
import type { ServiceContext } from '../../context'
import { derivedId } from '../../log/derivedId.server'
import { giveGrant } from '../../people/giveGrant.server'
import { startSignIn } from '../../people/startSignIn.server'
import { addExpertToPool } from '../../review/experts.server'
import { openCycle } from '../../review/openCycle.server'
import { registerStudios, unitOfStudio } from './registerStudios.server'
import { dayBefore, must, opOf, rehearsalEdition, StepRefused } from './rehearsedCycle.server'
import { planStudios, type StudioPlan } from './studioPlan'

interface Size {
  readonly studios: number
  readonly experts: number
  readonly seed: number
}

/** The one item for which leads send a file: inspecting one takes most of a second. */
const WITH_EVIDENCE = 'achievements'

/**
 * The yearly review as it is, with its last day for self-assessments, no limit to what an expert
 * takes on, and evidence for one item.
 */
function rehearsedScheme(lastDay: string, studios: number): ReviewScheme {
  const { rubric, stages, experts } = YEARLY_REVIEW
  return {
    ...YEARLY_REVIEW,
    stages: stages.map((stage) =>
      stage.key === 'selfAssessment' ? { ...stage, deadline: lastDay } : stage,
    ),
    experts: { ...experts, mostPerExpert: studios },
    rubric: {
      ...rubric,
      sections: rubric.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => {
          const isWanted = item.kind === 'measured' && item.id === WITH_EVIDENCE
          return { ...item, evidence: isWanted ? 'required' : 'none' }
        }),
      })),
    },
  }
}

/**
 * Makes a programme, a register and an open cycle with its pool of experts. A cycle takes in the
 * whole register and numbers certificates in the site's own series, so that it is rehearsed only on
 * a site that has nothing yet.
 *
 * @throws AppError `conflict` on a site that has a programme or a register.
 */
export async function startReview(
  context: ServiceContext,
  { studios, experts, seed }: Size,
): Promise<RehearsedCycle> {
  const { read } = context
  if ((await read.edition.count()) + (await read.studio.count()) > 0) throw new AppError('conflict')
  const at = dayBefore(context.now())
  const lastDay = shanghaiDate(at)
  const year = Number(lastDay.slice(0, 4))
  const editionId = rehearsalEdition(seed)
  const { organiser, chiefToken } = await makeProgramme(context, editionId, { seed, year, at })
  const plans = planStudios(seed, studios)
  const place = { editionId, organiser, year, at, zones: zones.map(({ code }) => code) }
  await registerStudios(context, plans, place)
  const scheme = rehearsedScheme(lastDay, studios)
  const opId = derivedId('rehearsal', editionId, 'open')
  const form = { opId, year, scheme }
  const opened = await openCycle(context, { form, actor: organiser, receivedAt: at, sample: true })
  if (!opened.ok) throw new StepRefused(`open: ${opened.code}`)
  const { cycleId } = opened
  for (let index = 0; index < experts; index += 1) {
    const op = opOf({ id: cycleId, organiser }, at, 'expert', String(index))
    must('expert', await addExpertToPool(context, op, expertAt(index)))
  }
  const stages = scheme.rubric.judging.map(({ key }) => key)
  return { cycleId, stages, marks: marksOf(scheme, plans), chiefToken }
}

/** In zones of their own, some of them in the unit of a studio there: each is barred from somebody. */
function expertAt(index: number) {
  return {
    name: `演练专家${index + 1}`,
    phone: samplePhone(200_000 + index),
    creditCode: index % 2 === 0 ? unitOfStudio(index) : null,
    zone: index % 3 === 2 ? '' : (zones[index % zones.length]?.code ?? ''),
  }
}

/** Who was removed is scored in no stage after the first. */
function marksOf({ rubric, experts }: ReviewScheme, plans: readonly StudioPlan[]): number {
  const filed = plans.filter(({ fate }) => fate !== 'notFiled')
  const staying = filed.filter(({ fate }) => fate !== 'removed')
  const [first] = rubric.judging
  return judgedItems(rubric).reduce(
    (sum, { stage }) =>
      sum + experts.perStudio * (stage === first?.key ? filed.length : staying.length),
    0,
  )
}

/** The organiser leads the experts' scoring, signed in as in a browser. */
function makeProgramme(
  context: ServiceContext,
  editionId: string,
  { seed, year, at }: { seed: number; year: number; at: Date },
): Promise<{ organiser: string; chiefToken: string }> {
  const organiser = samplePersonRow(context, { name: '演练组委会', createdAt: at })
  return context.writer.write(async (tx) => {
    await createEditionWithin(
      tx,
      {
        ...{ id: editionId, year, kind: 'programme' },
        ...{ title: `演练 ${seed}`, titleEn: `Rehearsal ${seed}`, theme: '演练数据' },
        zones: zones.map((zone) => ({ ...zone, id: randomUUID() })),
      },
      { actor: 'system', opId: randomUUID(), receivedAt: at },
    )
    await tx.person.create({ data: organiser })
    const grant = { personId: organiser.id, role: 'organiser', editionId, actor: 'system' } as const
    await giveGrant(tx, grant, at)
    const chiefToken = await startSignIn(tx, organiser.id, context.now())
    return { organiser: organiser.id, chiefToken }
  })
}
