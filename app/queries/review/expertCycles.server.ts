import type { StagePhase } from '~/domain/contest/events'
import type { LocalText } from '~/domain/contest/ruleSet'
import { sheetsOfSeat } from '~/domain/contest/sheetView'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { ServiceContext } from '~/services/context'
import { panelsOf, type OpenPanel } from '~/services/review/panel/panelsOf.server'

export interface ExpertStage {
  key: string
  title: LocalText
  phase: StagePhase
  /** The last day, or null. */
  deadline: string | null
  seatId: string
  /** Sheets of the expert that are submitted, of those that are required. */
  done: number
  all: number
}

export interface ExpertCycle {
  id: string
  year: number
  title: LocalText
  sample: boolean
  /** Empty before the experts' assignment. */
  stages: ExpertStage[]
}

/** The cycles in which a person scores, the latest first; not those they have withdrawn from. */
export async function expertCycles(
  context: Pick<ServiceContext, 'read' | 'contests'>,
  personId: string,
): Promise<ExpertCycle[]> {
  const cycles = await context.read.reviewCycle.findMany({
    where: {
      experts: { some: { personId, withdrawnAt: null } },
      phase: { not: 'cancelled' },
    },
    orderBy: [{ year: 'desc' }, { openedAt: 'desc' }],
  })
  return Promise.all(
    cycles.map(async ({ id, year, title, titleEn, sample, scheme }) => {
      const panels = await panelsOf(context, id)
      const seats = await context.read.seat.findMany({
        where: { personId, stageId: { in: panels.map(({ stage }) => stage.id) } },
      })
      const { stages } = parseReviewScheme(scheme)
      return {
        ...{ id, year, sample, title: { zh: title, en: titleEn } },
        stages: panels.flatMap((panel): ExpertStage[] => {
          const seat = seats.find(({ stageId }) => stageId === panel.stage.id)
          if (!seat) return []
          const deadline = stages.find(({ key }) => key === panel.key)?.deadline ?? null
          return [{ ...stageOf(panel, seat.id), deadline }]
        }),
      }
    }),
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
