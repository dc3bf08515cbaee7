import { openTies } from '~/domain/contest/openTies'
import { resultDocument, type ResultDocument } from '~/domain/contest/resultDocument'
import { canonicalJson } from '~/domain/log/canonical'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { contestScope } from '../liveContests.server'

export interface PublishResultsOptions {
  contestId: string
  opId: string
  /** The organiser, who was authorised for the contest. */
  actor: string
  receivedAt: Date
}

export type PublishAnswer =
  | { ok: true; version: number; hash: string }
  | {
      ok: false
      code: 'notFound' | 'notDecoded' | 'heldOps' | 'undecidedTies' | 'unchanged' | 'reused'
    }

/** SHA-256 of the document's canonical JSON (RFC 8785): what a printed notice is compared with. */
function resultHash(document: ResultDocument): string {
  return sha256Hex(utf8(canonicalJson(document)))
}

/**
 * Makes an immutable, hashed set of standings at the present place of the contest's log. Every
 * stage of the rule set must be decoded, no late mark may wait for a decision, and no tie either.
 */
export async function publishResults(
  context: ServiceContext,
  options: PublishResultsOptions,
): Promise<PublishAnswer> {
  const { contestId, opId, actor, receivedAt } = options
  const outcome = await context.writer.write((tx) =>
    performOp<PublishAnswer>(
      tx,
      { actor, opId, body: { publish: contestId }, receivedAt },
      () => publish(tx, context, options),
      (answer) => answer.ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

async function publish(
  tx: Tx,
  { contests }: ServiceContext,
  { contestId, opId, actor, receivedAt }: PublishResultsOptions,
): Promise<PublishAnswer> {
  const contest = await tx.contest.findUnique({
    where: { id: contestId },
    include: { stages: true, results: { orderBy: { version: 'desc' }, take: 1 } },
  })
  const live = await contests.loadWithin(tx, contestId)
  if (!contest || !live) return { ok: false, code: 'notFound' }
  if (contest.stages.some(({ phase }) => phase !== 'decoded')) {
    return { ok: false, code: 'notDecoded' }
  }
  const { working } = live
  if ([...working.held.values()].some(({ decision }) => decision === null)) {
    return { ok: false, code: 'heldOps' }
  }
  if ((openTies(working)?.length ?? 0) > 0) return { ok: false, code: 'undecidedTies' }
  const document = resultDocument(working)
  const last = contest.results[0]
  if (last && sameRows(last.standings, document)) return { ok: false, code: 'unchanged' }
  const version = (last?.version ?? 0) + 1
  const hash = resultHash(document)
  await tx.resultVersion.create({
    data: {
      contestId,
      version,
      seq: document.seq,
      hash,
      standings: canonicalJson(document),
      createdAt: receivedAt,
    },
  })
  if (contest.phase === 'running') {
    await tx.contest.update({ where: { id: contestId }, data: { phase: 'results' } })
  }
  await appendEvent(tx, {
    scopeId: contestScope(contestId),
    opId,
    kind: 'results.published',
    actor,
    device: null,
    payload: { version, hash },
    receivedAt,
  })
  return { ok: true, version, hash }
}

function sameRows(stored: string, { rows }: ResultDocument): boolean {
  const before = JSON.parse(stored) as ResultDocument
  return canonicalJson(before.rows) === canonicalJson(rows)
}
