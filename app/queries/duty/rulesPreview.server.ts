import { compareDuties } from '~/domain/review/compareDuties'
import { duties, type Duty } from '~/domain/review/duties'
import type { DynamicRule } from '~/domain/review/dynamicRules'
import { ruleChanges, type RuleChange } from '~/domain/review/ruleChanges'
import type { ServiceContext } from '~/services/context'
import { dutyFacts } from '~/services/review/dutyFacts.server'
import { rulesInForce } from '~/services/review/dynamicRules.server'
import { dayOf } from '~/services/studio/dayOf'

/** A duty that edited rules would add, drop or move, with its studio. */
export interface PreviewedDuty {
  readonly studio: { readonly id: string; readonly name: string; readonly unit: string }
  readonly duty: Duty
}

export interface RulesPreview {
  /** The version that the edited rules were compared with. */
  readonly version: number
  readonly today: string
  readonly changes: readonly RuleChange[]
  readonly added: readonly PreviewedDuty[]
  readonly dropped: readonly PreviewedDuty[]
  readonly moved: readonly PreviewedDuty[]
}

/** What edited rules would change of today's list, in the whole register. Writes nothing. */
export async function rulesPreview(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  edited: readonly DynamicRule[],
): Promise<RulesPreview> {
  const today = dayOf(now())
  const { rules, version } = await rulesInForce(read)
  const all = await dutyFacts(read, {})
  const under = (set: readonly DynamicRule[]) =>
    all.flatMap((facts) =>
      duties(facts, set, today).map((duty) => ({ ...duty, studioId: facts.studioId })),
    )
  const { added, dropped, moved } = compareDuties(under(rules), under(edited))
  const ids = [...added, ...dropped, ...moved].map(({ studioId }) => studioId)
  const rows = await read.studio.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, unit: { select: { name: true } } },
  })
  const studios = new Map(rows.map((row) => [row.id, { ...row, unit: row.unit.name }]))
  const shown = (list: typeof added): PreviewedDuty[] =>
    list.flatMap(({ studioId, ...duty }) => {
      const studio = studios.get(studioId)
      return studio ? [{ studio, duty }] : []
    })
  return {
    ...{ version, today, changes: ruleChanges(rules, edited) },
    ...{ added: shown(added), dropped: shown(dropped), moved: shown(moved) },
  }
}
