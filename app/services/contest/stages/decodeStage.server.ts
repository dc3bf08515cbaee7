import type { ContestEventBody } from '~/domain/contest/events'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { admitAttempt } from '~/services/people/attempts.server'
import { spendSecondFactor } from '~/services/people/secondFactor.server'
import { contestScope } from '../liveContests.server'
import { drawnStage, pairsOf, type DrawnStage } from './pairs.server'
import { findWitness } from './witness.server'

export interface DecodeStageOptions {
  stageId: string
  opId: string
  /** The coding officer, who was authorised for the contest. */
  actor: string
  receivedAt: Date
  /** The officer's six-digit code. */
  code: string
  /** The arbitrator who stands by and signs in on the same form. */
  witness: { phone: string; password: string; address: string }
}

export type DecodeRefusal =
  'notFound' | 'notSigned' | 'notEnrolled' | 'wrongCode' | 'wrongWitness' | 'reused'

export type DecodeAnswer =
  | { ok: true; pairs: number }
  | { ok: false; code: DecodeRefusal }
  /** Too many codes or passwords were tried: nothing was looked at. */
  | { ok: false; code: 'wait'; minutes: number }

/**
 * Reveals who was behind the codes of a stage. Only after the chief judge has signed it, with the
 * coding officer's second factor and an arbitrator as witness, who is named in the coding log. The
 * seed goes into the contest's log, so that anyone can repeat the draw.
 *
 * Practice: codes are decoded under supervisors after the reviewed scores were submitted (national
 * vocational contests).
 */
export async function decodeStage(
  context: ServiceContext,
  options: DecodeStageOptions,
): Promise<DecodeAnswer> {
  const { stageId, opId, actor, receivedAt, witness } = options
  const stage = await context.read.stage.findUnique({ where: { id: stageId } })
  if (!stage) return refuse('notFound')
  const seen = await findWitness(context, stage.contestId, witness, actor)
  if (seen.kind === 'wait') return { ok: false, code: 'wait', minutes: seen.minutes }
  if (seen.kind === 'refused') return refuse('wrongWitness')
  const admission = await admitAttempt(context, 'secondFactor', actor, witness.address)
  if (admission.kind === 'wait') return { ok: false, code: 'wait', minutes: admission.minutes }
  const outcome = await context.writer.write(async (tx) => {
    const decided: DecodeAnswer[] = []
    const outcome = await performOp<DecodeAnswer>(
      tx,
      { actor, opId, body: { decode: stageId }, receivedAt },
      async () => {
        const answer = await decodeAttended(tx, context, options, seen.personId)
        decided.push(answer)
        return answer
      },
      (answer) => answer.ok,
    )
    // Where the code was not looked at, wrong ones before it still count.
    const [answer] = decided
    if (answer?.ok) await admission.forgive(tx)
    else if (answer?.code !== 'wrongCode') await admission.uncount(tx)
    return outcome
  })
  return outcome.kind === 'reused' ? refuse('reused') : outcome.answer
}

async function decodeAttended(
  tx: Tx,
  { secrets }: ServiceContext,
  { stageId, opId, actor, receivedAt, code }: DecodeStageOptions,
  witnessId: string,
): Promise<DecodeAnswer> {
  const stage = await tx.stage.findUnique({ where: { id: stageId }, ...drawnStage })
  if (!stage) return refuse('notFound')
  if (stage.phase !== 'signed') return refuse('notSigned')
  const factor = await spendSecondFactor(tx, secrets, actor, code)
  if (factor !== 'ok') return refuse(factor)
  return decodeWithin(tx, secrets, stage, { opId, actor, witnessId, receivedAt })
}

/** The decoding itself, for use-cases that have checked phase, second factor and witness. */
export async function decodeWithin(
  tx: Tx,
  secrets: ServiceContext['secrets'],
  stage: DrawnStage,
  by: { opId: string; actor: string; witnessId: string; receivedAt: Date },
): Promise<DecodeAnswer> {
  const { opId, actor, witnessId, receivedAt } = by
  const event = stage.identity === 'coded' ? await reveal(tx, secrets, stage) : open(stage)
  await tx.stage.update({ where: { id: stage.id }, data: { phase: 'decoded' } })
  const common = { actor, device: null, receivedAt }
  const payload = { stage: stage.id, witness: witnessId }
  await appendEvent(tx, {
    ...common,
    scopeId: codingScope(stage.contestId),
    opId: `${opId}.witness`,
    kind: 'coding.decoded',
    payload,
  })
  await appendEvent(tx, { ...common, ...event, scopeId: contestScope(stage.contestId), opId })
  return { ok: true, pairs: stage.entrants.length }
}

async function reveal(
  tx: Tx,
  secrets: ServiceContext['secrets'],
  stage: DrawnStage,
): Promise<ContestEventBody> {
  const { seed, pairs } = pairsOf(secrets, stage)
  for (const { codeId, entry } of pairs) {
    await tx.entrant.update({ where: { codeId }, data: { entryId: entry } })
  }
  await tx.stage.update({
    where: { id: stage.id },
    data: { revealedSeed: seed, sealedSeed: null },
  })
  const shown = pairs.map(({ codeId, entry }) => ({ codeId, entry }))
  return { kind: 'stage.decoded', payload: { stage: stage.id, seed, pairs: shown } }
}

/** A named stage has nothing to reveal; it makes the same move. */
function open(stage: DrawnStage): ContestEventBody {
  return { kind: 'stage.moved', payload: { stage: stage.id, to: 'decoded', reason: null } }
}

/** Scope id of the log of who saw and revealed a contest's codes. */
export function codingScope(contestId: string): string {
  return `coding:${contestId}`
}

function refuse(code: DecodeRefusal): DecodeAnswer {
  return { ok: false, code }
}
