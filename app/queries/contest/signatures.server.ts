import type { ContestState } from '~/domain/contest/state'
import { contestScope } from '~/services/contest/liveContests.server'
import type { ServiceContext } from '~/services/context'

/** The event that a signature is, as it is printed: its place in the log and the log's hash there. */
export interface Signature {
  seq: number
  hash: string
  /** ISO 8601, the server's clock. */
  at: string
}

export interface StageSignatures {
  /** By sheet; a sheet that is not signed has none. */
  sheets: Record<string, Signature>
  /** The chief judge's under the stage; null while it is not signed. */
  stage: Signature | null
}

/** The signatures of a stage and its sheets as the log has them. */
export async function stageSignatures(
  read: ServiceContext['read'],
  state: ContestState,
  stageId: string,
): Promise<StageSignatures> {
  const sheets = [...state.sheets.values()].filter((sheet) => sheet.stageId === stageId)
  const signedSeq = state.stages.get(stageId)?.signedSeq ?? null
  const numbers = [signedSeq, ...sheets.map((sheet) => sheet.signedSeq)].filter((n) => n !== null)
  const rows = await read.event.findMany({
    where: { scopeId: contestScope(state.id), seq: { in: numbers } },
    select: { seq: true, hash: true, receivedAt: true },
  })
  const bySeq = new Map(
    rows.map(({ seq, hash, receivedAt }) => [seq, { seq, hash, at: receivedAt.toISOString() }]),
  )
  const at = (seq: number | null) => (seq === null ? null : (bySeq.get(seq) ?? null))
  return {
    sheets: Object.fromEntries(
      sheets.flatMap(({ id, signedSeq: seq }) => {
        const signature = at(seq)
        return signature ? [[id, signature]] : []
      }),
    ),
    stage: at(signedSeq),
  }
}
