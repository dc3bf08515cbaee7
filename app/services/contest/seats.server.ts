/** The code that a chief judge shows for a seat, and what it opens; see takeSeat.server.ts. */
import { createHmac } from 'node:crypto'
import type { ServiceContext } from '../context'
import { AppError } from '~/protocol/errors'
import { openField } from '../people/personFields.server'
import { newSeatCode, normaliseCode } from '../people/tokens.server'

/** How long a shown code can be used, in milliseconds. */
const CODE_LIFE = 30 * 60_000

export interface FoundSeat {
  seatId: string
  ordinal: number
  stage: { id: string; key: string }
  contest: { id: string; slug: string; name: string; nameEn: string }
  judges: { judgeId: string; name: string }[]
}

/**
 * Makes a new short code for a seat; the code shown before is void. A code says nothing of who has
 * it, so a seat that is one person's own gets none.
 *
 * @throws AppError `forbidden` for such a seat
 */
export async function showSeatCode(
  context: ServiceContext,
  { seatId }: { seatId: string },
): Promise<{ code: string; expiresAt: Date }> {
  const code = newSeatCode()
  const expiresAt = new Date(context.now().getTime() + CODE_LIFE)
  const { count } = await context.writer.write((tx) =>
    tx.seat.updateMany({
      where: { id: seatId, personId: null },
      data: { codeHash: codeHash(context, code), codeExpiresAt: expiresAt },
    }),
  )
  if (count === 0) throw new AppError('forbidden')
  return { code, expiresAt }
}

/** The seat that a code opens and who may sit there; null for a wrong, used or old code. */
export async function findSeatByCode(
  context: ServiceContext,
  code: string,
): Promise<FoundSeat | null> {
  const seat = await context.read.seat.findUnique({
    where: { codeHash: codeHash(context, code) },
    include: {
      stage: { include: { contest: { include: { judges: { include: { person: true } } } } } },
    },
  })
  if (!seat?.codeExpiresAt || seat.codeExpiresAt <= context.now()) return null
  const { stage } = seat
  const { id, slug, name, nameEn, judges } = stage.contest
  return {
    seatId: seat.id,
    ordinal: seat.ordinal,
    stage: { id: stage.id, key: stage.key },
    contest: { id, slug, name, nameEn },
    judges: judges.map((judge) => ({
      judgeId: judge.id,
      name: openField(context.secrets, 'name', judge.personId, judge.person.sealedName),
    })),
  }
}

/** Codes are short, so their digest is keyed: a stolen database does not give them away. */
export function codeHash(context: ServiceContext, code: string): string {
  return createHmac('sha256', context.secrets.TOKEN_PEPPER)
    .update(normaliseCode(code))
    .digest('hex')
}
