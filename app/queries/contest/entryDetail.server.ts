import { movesFrom, type EndMove, type ReviewMove } from '~/domain/contest/registration'
import { checkCreditCode } from '~/domain/people/creditCode'
import { maskIdentityNumber, maskPhone } from '~/domain/people/mask'
import type { Target } from '~/domain/people/permissions'
import type { ServiceContext } from '~/services/context'
import { openField, openPersonName } from '~/services/people/personFields.server'
import type { PrismaClient } from '../../../prisma/generated/client'

/** What an entry belongs to, for the question who may see it; null when there is none. */
export async function entryTarget(read: PrismaClient, entryId: string): Promise<Target | null> {
  const entry = await read.entry.findUnique({
    where: { id: entryId },
    include: { contest: { select: { editionId: true } } },
  })
  if (!entry) return null
  return {
    editionId: entry.contest.editionId,
    zoneId: entry.zoneId,
    contestId: entry.contestId,
    entrantIds: [entry.personId],
  }
}

/** One entry for an officer. Identity number and phone leave the server masked only. */
export async function entryDetail(
  context: Pick<ServiceContext, 'read' | 'secrets'>,
  entryId: string,
) {
  const { read, secrets } = context
  const entry = await read.entry.findUnique({
    where: { id: entryId },
    include: { contest: true, zone: true, unit: true, person: true },
  })
  if (!entry) return null
  const { contest, zone, unit, person } = entry
  const field = (name: 'identity' | 'phone', sealed: string | null) =>
    sealed === null ? '' : openField(secrets, name, person.id, sealed)
  const taken = await read.entry.count({
    where: { contestId: contest.id, zoneId: zone.id, status: 'approved' },
  })
  const moves = movesFrom(entry.status, contest.phase)
  return {
    id: entry.id,
    name: openPersonName(context, person),
    identity: maskIdentityNumber(field('identity', person.sealedIdentity)),
    phone: maskPhone(field('phone', person.sealedPhone)),
    isSample: person.sample,
    contest: { slug: contest.slug, name: { zh: contest.name, en: contest.nameEn } },
    zone: { zh: zone.name, en: zone.nameEn },
    unit: unit.name,
    creditCode: unit.creditCode,
    creditCodeDoubtful: checkCreditCode(unit.creditCode) === 'warn',
    status: entry.status,
    entryCode: entry.entryCode,
    reason: entry.returnReason,
    answer: entry.answer,
    submittedAt: entry.submittedAt.toISOString(),
    consentAt: entry.consentAt.toISOString(),
    decidedAt: entry.decidedAt?.toISOString() ?? null,
    quota: { taken, of: contest.quotaPerZone },
    moves: moves.filter(
      (move): move is ReviewMove => move === 'approve' || move === 'return' || move === 'reject',
    ),
    ends: moves.filter((move): move is EndMove => move === 'retire' || move === 'disqualify'),
  }
}
