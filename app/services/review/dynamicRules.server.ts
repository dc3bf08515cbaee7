import { DYNAMIC_RULES, type RulesInForce } from '~/domain/review/dynamicRules'
import { parseDynamicRules } from '~/protocol/dynamicRules'
import type { Tx } from '../log/writer.server'
import { dayOf } from '../studio/dayOf'

/** The rules that today's duties follow: the latest amendment, or the given rules before any. */
export async function rulesInForce(read: Pick<Tx, 'dynamicRulesVersion'>): Promise<RulesInForce> {
  const row = await read.dynamicRulesVersion.findFirst({ orderBy: { version: 'desc' } })
  if (!row) return { ...DYNAMIC_RULES, since: null }
  return { version: row.version, ...parseDynamicRules(row), since: dayOf(row.amendedAt) }
}
