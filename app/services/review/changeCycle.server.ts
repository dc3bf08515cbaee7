import { applyCycleEvent } from '~/domain/review/applyCycle'
import type { CycleChange } from '~/domain/review/cycleEvents'
import type { CycleDecision } from '~/domain/review/cycleRefusals'
import type { CycleState } from '~/domain/review/cycleState'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import type { CycleAnswer, CycleProblem } from './cycleAnswer'
import { cycleScope, loadCycle } from './cycleLog.server'
import { loadPanelsWithin } from './panel/panelsOf.server'
import { projectCycle } from './projectCycle.server'

export interface CycleOp {
  cycleId: string
  opId: string
  /** Who was authorised for it. */
  actor: string
  receivedAt: Date
}

export type Decided = CycleDecision<CycleChange> | { ok: false; code: CycleProblem }

/**
 * Enters one change in a cycle's log and tables, in one transaction. `decide` sees the state as the
 * log has it, and may write what belongs to the change. The same op again gets the first answer; a
 * refusal changes nothing and is not remembered, so that the form can be corrected and sent again.
 *
 * @param body what was asked for: an op id with another body is refused
 */
export async function changeCycle(
  context: ServiceContext,
  op: CycleOp,
  body: Record<string, unknown>,
  decide: (tx: Tx, state: CycleState) => Decided | Promise<Decided>,
): Promise<CycleAnswer> {
  const { actor, opId, receivedAt, cycleId } = op
  return refusable(() =>
    context.writer.write(async (tx): Promise<CycleAnswer> => {
      const outcome = await performOp<CycleAnswer>(
        tx,
        { actor, opId, body: { cycleId, ...body }, receivedAt },
        async () => {
          const state = await loadCycle(tx, cycleId)
          if (!state) throw new Refused('cycle.notFound')
          await loadPanelsWithin(tx, context, cycleId)
          const decided = await decide(tx, state)
          if (!decided.ok) throw new Refused(decided.code)
          await enterCycleEvent(tx, state, decided.event, op)
          return { ok: true, cycleId }
        },
      )
      return outcome.kind === 'reused' ? { ok: false, code: 'cycle.reused' } : outcome.answer
    }),
  )
}

/** Appends a decided event, takes it into the state and writes what it means for the tables. */
export async function enterCycleEvent(
  tx: Tx,
  state: CycleState,
  event: CycleChange,
  { actor, opId, receivedAt }: Omit<CycleOp, 'cycleId'>,
): Promise<void> {
  applyCycleEvent(state, event)
  const scopeId = cycleScope(state.id)
  await appendEvent(tx, { ...event, scopeId, opId, actor, device: null, receivedAt })
  await projectCycle(tx, state, event, receivedAt)
}

/** A refusal inside a transaction: it takes back what was written before it was found. */
export class Refused extends Error {
  /** @param detail what the words of the problem name */
  constructor(
    readonly code: CycleProblem,
    readonly detail?: string,
  ) {
    super(code)
  }
}

/** Turns a refusal thrown in a transaction, which is rolled back, into its answer. */
export async function refusable(work: () => Promise<CycleAnswer>): Promise<CycleAnswer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) {
      const { code, detail } = error
      return { ok: false, code, ...(detail !== undefined && { detail }) }
    }
    throw error
  }
}
