import { DYNAMIC_RULES, type DynamicRule } from '~/domain/review/dynamicRules'
import { ruleChanges, type RuleChange } from '~/domain/review/ruleChanges'
import { parseDynamicRules } from '~/protocol/dynamicRules'
import type { ServiceContext } from '~/services/context'

/** One version of the rules, with what it changed of the one before. */
export interface ShownVersion {
  readonly version: number
  /** Null for the given rules, which nobody made here. */
  readonly made: { readonly at: string; readonly reason: string } | null
  readonly changes: readonly RuleChange[]
  readonly sourcesChanged: boolean
}

/** Every version of the rules of dynamic management, the latest first. */
export async function rulesHistory({
  read,
}: Pick<ServiceContext, 'read'>): Promise<ShownVersion[]> {
  const rows = await read.dynamicRulesVersion.findMany({ orderBy: { version: 'asc' } })
  let before: { rules: readonly DynamicRule[]; sources: readonly string[] } = DYNAMIC_RULES
  const given: ShownVersion = {
    ...{ version: DYNAMIC_RULES.version, made: null, changes: [], sourcesChanged: false },
  }
  const amended = rows.map((row): ShownVersion => {
    const after = parseDynamicRules(row)
    const shown = {
      version: row.version,
      made: { at: row.amendedAt.toISOString(), reason: row.reason },
      changes: ruleChanges(before.rules, after.rules),
      sourcesChanged: before.sources.join('\n') !== after.sources.join('\n'),
    }
    before = after
    return shown
  })
  return [given, ...amended].reverse()
}
