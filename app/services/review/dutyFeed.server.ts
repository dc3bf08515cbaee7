import type { ServiceContext } from '~/services/context'
import { digestOfToken, newToken } from '../people/signInToken.server'

interface FeedOwner {
  studioId: string
  personId: string
}

/**
 * Makes a secret address for a studio's duties and returns its token, which is shown once: only its
 * digest is kept. One person has one address for a studio; the one before stops working.
 */
export async function makeDutyFeed(
  { writer, now }: Pick<ServiceContext, 'writer' | 'now'>,
  { studioId, personId }: FeedOwner,
): Promise<string> {
  const token = newToken()
  const made = { tokenHash: digestOfToken(token), createdAt: now() }
  await writer.write((tx) =>
    tx.dutyFeed.upsert({
      where: { studioId_personId: { studioId, personId } },
      create: { studioId, personId, ...made },
      update: made,
    }),
  )
  return token
}

/** Stops a person's address for a studio from working. */
export async function revokeDutyFeed(
  { writer }: Pick<ServiceContext, 'writer'>,
  { studioId, personId }: FeedOwner,
): Promise<void> {
  await writer.write((tx) => tx.dutyFeed.deleteMany({ where: { studioId, personId } }))
}

/** Whose address a token is; null when it is nobody's, or not any more. */
export function findDutyFeed(
  { read }: Pick<ServiceContext, 'read'>,
  token: string,
): Promise<FeedOwner | null> {
  return read.dutyFeed.findUnique({
    where: { tokenHash: digestOfToken(token) },
    select: { studioId: true, personId: true },
  })
}
