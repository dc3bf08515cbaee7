import type { LocalText } from '~/domain/contest/ruleSet'
import { sheetsOfSeat } from '~/domain/contest/sheetView'
import { deadlineOf } from '~/domain/review/admission'
import { expertTurn, type OwnStage } from '~/domain/review/expertTurn'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { ServiceContext } from '~/services/context'
import { panelsOf, type OpenPanel } from '~/services/review/panel/panelsOf.server'

export interface ExpertStage extends OwnStage {
  key: string
  title: LocalText
  /** The last day, or null. */
  deadline: string | null
  seatId: string
}

export interface ExpertCycle {
  id: string
  year: number
  title: LocalText
  sample: boolean
  /** Empty before the experts' assignment. */
  stages: ExpertStage[]
}

/**
 * The cycles in which a person scores, those that wait for them first, then those to come, each the
 * latest first. Of those they have withdrawn from only the stages in which sheets that they
 * submitted wait for their signature.
 */
export async function expertCycles(
  context: Pick<ServiceContext, 'read' | 'contests'>,
  personId: string,
): Promise<ExpertCycle[]> {
  const cycles = await context.read.reviewCycle.findMany({
    where: {
      experts: { some: { personId } },
      phase: { not: 'cancelled' },
    },
    include: { experts: { where: { personId }, select: { withdrawnAt: true } } },
    orderBy: [{ year: 'desc' }, { openedAt: 'desc' }],
  })
  const found = await Promise.all(
    cycles.map(async ({ id, year, title, titleEn, sample, scheme, experts }) => {
      const panels = await panelsOf(context, id)
      const seats = await context.read.seat.findMany({
        where: { personId, stageId: { in: panels.map(({ stage }) => stage.id) } },
      })
      const isOut = experts.every(({ withdrawnAt }) => withdrawnAt !== null)
      const parsed = parseReviewScheme(scheme)
      const stages = panels.flatMap((panel): ExpertStage[] => {
        const seat = seats.find(({ stageId }) => stageId === panel.stage.id)
        if (!seat || (isOut && !waitsForSignature(panel, seat.id))) return []
        return [{ ...stageOf(panel, seat.id), deadline: deadlineOf(parsed, panel.key) }]
      })
      if (isOut && stages.length === 0) return []
      return [{ id, year, sample, title: { zh: title, en: titleEn }, stages }]
    }),
  )
  return found.flat().sort((a, b) => expertTurn(a.stages) - expertTurn(b.stages))
}

/** Whether there are sheets that count and that their expert has still to sign. */
function waitsForSignature({ state }: OpenPanel, seatId: string): boolean {
  return sheetsOfSeat(state, seatId).some(
    ({ excused, status }) => excused === null && status === 'submitted',
  )
}

function stageOf({ key, state, stage }: OpenPanel, seatId: string): Omit<ExpertStage, 'deadline'> {
  const required = sheetsOfSeat(state, seatId).filter(
    ({ excused, codeId }) => excused === null && state.entrants.get(codeId)?.status === 'active',
  )
  const rules = state.ruleSet?.stages.find((one) => one.key === key)
  return {
    ...{ key, seatId, phase: stage.phase, all: required.length },
    title: rules?.title ?? { zh: key, en: key },
    done: required.filter(({ status }) => status !== 'open').length,
  }
}
