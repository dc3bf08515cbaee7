import type { Tx } from '~/services/log/writer.server'
import { noticeFacts } from '../notice/noticeFacts.server'

/** What a cycle's moves depend on about the notice of its ratings. */
export async function noticeStanding(
  read: Pick<Tx, 'notice'>,
  notice: string | null,
  now: Date,
): Promise<{ noticeOpen: boolean; openObjections: number }> {
  if (notice === null) return { noticeOpen: false, openObjections: 0 }
  const facts = await noticeFacts(read, notice, now)
  return {
    // It did not run to its end: it is public still, or was withdrawn.
    noticeOpen: facts?.phase !== 'closed',
    // What was objected to a notice that was withdrawn ended with it.
    openObjections: facts?.phase === 'published' ? facts.openObjections : 0,
  }
}
