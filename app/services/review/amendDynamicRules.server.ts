import type { DynamicRule } from '~/domain/review/dynamicRules'
import { ruleChanges } from '~/domain/review/ruleChanges'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { editionScope } from '~/services/people/editionScope'
import { rulesInForce } from './dynamicRules.server'

export interface AmendDynamicRulesOptions {
  opId: string
  /** The version in force that the editor saw. */
  version: number
  /** Checked by `checkDynamicRules`. */
  rules: readonly DynamicRule[]
  sources: readonly string[]
  reason: string
  /** The running programme, whose log records it. */
  editionId: string
  /** Who was authorised to amend the rules. */
  actor: string
  receivedAt: Date
}

export type AmendProblem = 'reused' | 'outdated' | 'nothingChanged'
export type AmendAnswer = { ok: true; version: number } | { ok: false; code: AmendProblem }

/**
 * Makes edited rules the next version of dynamic management, in force at once. Whoever edited an
 * older version than the one in force is refused, so that nobody undoes an amendment unseen. A
 * refusal writes nothing and is not remembered.
 */
export async function amendDynamicRules(
  { writer }: Pick<ServiceContext, 'writer'>,
  options: AmendDynamicRulesOptions,
): Promise<AmendAnswer> {
  const { opId, actor, receivedAt, ...body } = options
  const outcome = await writer.write((tx) =>
    performOp<AmendAnswer>(
      tx,
      { actor, opId, body, receivedAt },
      () => amend(tx, options),
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

async function amend(tx: Tx, options: AmendDynamicRulesOptions): Promise<AmendAnswer> {
  const { opId, rules, sources, reason, editionId, actor, receivedAt } = options
  const before = await rulesInForce(tx)
  if (before.version !== options.version) return { ok: false, code: 'outdated' }
  const isSame = ruleChanges(before.rules, rules).length === 0 && same(before.sources, sources)
  if (isSame) return { ok: false, code: 'nothingChanged' }
  const version = before.version + 1
  await tx.dynamicRulesVersion.create({
    data: {
      ...{ version, reason, actor, amendedAt: receivedAt },
      ...{ rules: JSON.stringify(rules), sources: JSON.stringify(sources) },
    },
  })
  await appendEvent(tx, {
    ...{ scopeId: editionScope(editionId), kind: 'dutyRules.amended' },
    payload: { version, rules, sources, reason },
    ...{ opId, actor, device: null, receivedAt },
  })
  return { ok: true, version }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
