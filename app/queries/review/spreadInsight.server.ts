import { round, toDecimal, type Rational } from '~/domain/arithmetic/rational'
import { stageRulesOf } from '~/domain/contest/entrantOutcome'
import { expertSpread } from '~/domain/review/expertSpread'
import type { ServiceContext } from '~/services/context'
import { sheetsOfReviews } from '~/services/review/panel/panelSheets.server'
import { panelsOf, type OpenPanel } from '~/services/review/panel/panelsOf.server'
import { judgeNames } from '../contest/judgeNames.server'

type Context = Pick<ServiceContext, 'read' | 'contests' | 'secrets'>

/** How the experts of a cycle mark beside each other, stage by stage, the most severe first. */
export async function spreadInsight(context: Context, cycleId: string) {
  const cycles = await context.read.reviewCycle.findMany({
    where: { panelId: { not: null } },
    orderBy: [{ year: 'desc' }, { openedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, year: true, title: true, titleEn: true },
  })
  const chosen = cycles.find(({ id }) => id === cycleId) ?? cycles[0]
  return {
    chosen: chosen?.id ?? null,
    cycles: cycles.map(({ id, year, title, titleEn }) => ({
      ...{ id, year, title: { zh: title, en: titleEn } },
    })),
    stages: chosen ? await stagesOf(context, chosen.id) : [],
  }
}

async function stagesOf(context: Context, cycleId: string) {
  const [panels, sheets] = await Promise.all([
    panelsOf(context, cycleId),
    sheetsOfReviews(context, cycleId),
  ])
  return Promise.all(
    panels.map((panel) =>
      stageOf(
        context,
        panel,
        [...sheets.values()].map((stages) => stages.get(panel.key) ?? []),
      ),
    ),
  )
}

async function stageOf(
  context: Context,
  { key, state, stage }: OpenPanel,
  studios: Parameters<typeof expertSpread>[1],
) {
  const rules = stageRulesOf(state, stage.id)
  if (!rules) throw new Error(`The panel ${state.id} has no rules`)
  const [names, seats] = await Promise.all([
    judgeNames(context, state.id),
    context.read.seat.findMany({ where: { stageId: stage.id } }),
  ])
  const nameOf = (seat: string) => names[seats.find(({ id }) => id === seat)?.personId ?? ''] ?? ''
  const isSigned = stage.phase === 'signed' || stage.phase === 'decoded'
  return {
    ...{ key, title: rules.title, isSigned },
    experts: expertSpread(rules, studios)
      .map(({ seat, sheets, compared, outside, meanDeviation, meanDistance }) => ({
        ...{ seat, name: nameOf(seat), sheets, compared, outside },
        meanDeviation: pointsText(meanDeviation),
        meanDistance: pointsText(meanDistance),
      }))
      .sort((a, b) => Number(a.meanDeviation ?? Infinity) - Number(b.meanDeviation ?? Infinity)),
  }
}

/** Points with two decimals, for reading. */
function pointsText(value: Rational | null): string | null {
  return value && toDecimal(round(value, { round: 'halfUp', places: 2 }), 2)
}
