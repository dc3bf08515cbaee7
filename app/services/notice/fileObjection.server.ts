import { fileObjection as mayFile, type FileRefusal } from '~/domain/notice/objection'
import { periodEnd, type Period } from '~/domain/notice/period'
import type { ObjectionForm } from '~/protocol/notice'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { admitAttempt } from '~/services/people/attempts.server'
import { lookupsOf } from '~/services/people/personFields.server'
import { objectable } from './loadObjections.server'
import { appendToNotice } from './noticeLog.server'
import { sealObjection } from './objectionFields.server'
import { receiptCode, receiptHash } from './receipt.server'
import { workCalendar } from './workCalendar.server'

/** Why an objection was not taken; in words under `notice:problem`. */
export type FileProblem = FileRefusal | 'notice.notFound' | 'notice.reused'

export type FileAnswer =
  | { ok: true; code: string }
  | { ok: false; code: FileProblem }
  | { ok: false; code: 'objection.wait'; minutes: number }

export interface FileObjectionOptions {
  noticeId: string
  form: ObjectionForm
  /** The account of whoever is signed in; anybody may object. */
  personId: string | null
  /** The server's time of arrival: it decides whether the period still runs. */
  receivedAt: Date
  /** The caller's network address, whose attempts are limited. */
  address: string
}

type Filed = { ok: true; objectionId: string } | { ok: false; code: FileProblem }

/**
 * Takes an objection to a public notice and answers with the code of its receipt. The same form
 * again gets the same code, also after the period; each form counts as an attempt of its phone.
 */
export async function fileObjection(
  context: ServiceContext,
  options: FileObjectionOptions,
): Promise<FileAnswer> {
  const { noticeId, form, personId, receivedAt, address } = options
  const { phoneKey } = lookupsOf(context.secrets, { phone: form.phone })
  // Who is signed in is kept with the objection alone: neither the op nor the log may say it.
  const actor = `visitor:${phoneKey ?? ''}`
  const by = personId ?? actor
  const { opId, line, name, reason } = form
  const known = await context.read.opAnswer.findUnique({
    where: { actor_opId: { actor, opId } },
  })
  const refusal = known ? null : await refusalOf(context.read, options, by)
  if (refusal !== null) return { ok: false, code: refusal }
  const admission = await admitAttempt(context, 'objection', phoneKey ?? '', address)
  if (admission.kind === 'wait') {
    return { ok: false, code: 'objection.wait', minutes: admission.minutes }
  }
  const body = { noticeId, line, name, reason, phone: phoneKey }
  const outcome = await context.writer.write((tx) =>
    performOp<Filed>(
      tx,
      { actor, opId, body, receivedAt },
      () => file(tx, context, options, { actor, by }),
      ({ ok }) => ok,
    ),
  )
  if (outcome.kind === 'reused') return { ok: false, code: 'notice.reused' }
  const { answer } = outcome
  return answer.ok ? { ok: true, code: receiptCode(context.secrets, answer.objectionId) } : answer
}

/** Asked before anything is counted, and again when it is written. */
async function refusalOf(
  read: Pick<Tx, 'notice'>,
  { noticeId, form, personId, receivedAt }: FileObjectionOptions,
  by: string,
): Promise<FileProblem | null> {
  const notice = await objectable(read, noticeId)
  if (!notice) return 'notice.notFound'
  const { line, reason } = form
  // A phone that was typed proves nobody: to refuse it a second objection would tell whoever types
  // it that its owner has objected, and would let them be shut out by somebody else.
  const earlier = personId === null ? [] : notice.objections
  const allowed = mayFile(notice, { line, by, receivedAt, reason }, earlier)
  return allowed.ok ? null : allowed.code
}

async function file(
  tx: Tx,
  { secrets }: ServiceContext,
  options: FileObjectionOptions,
  { actor, by }: { actor: string; by: string },
): Promise<Filed> {
  const code = await refusalOf(tx, options, by)
  if (code !== null) return { ok: false, code }
  const { noticeId, form, receivedAt } = options
  const { line } = form
  const { answerIn } = await tx.notice.findUniqueOrThrow({ where: { id: noticeId } })
  const period = JSON.parse(answerIn) as Period
  const objectionId = derivedId('objection', noticeId, actor, form.opId)
  await tx.objection.create({
    data: {
      ...{ id: objectionId, noticeId, line, by, receivedAt },
      sealedName: sealObjection(secrets, 'name', objectionId, form.name),
      sealedPhone: sealObjection(secrets, 'phone', objectionId, form.phone),
      sealedReason: sealObjection(secrets, 'reason', objectionId, form.reason),
      dueAt: periodEnd(period, receivedAt, await workCalendar(tx)),
      codeHash: receiptHash(secrets, receiptCode(secrets, objectionId)),
    },
  })
  const event = { kind: 'objection.filed', payload: { objection: objectionId, line } } as const
  await appendToNotice(tx, noticeId, event, { actor: 'visitor', opId: objectionId, receivedAt })
  return { ok: true, objectionId }
}
