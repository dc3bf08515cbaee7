import type { LocalText } from '~/domain/contest/ruleSet'
import type { PrismaClient } from '../../../prisma/generated/client'

/** The published notice that stands in place of this one; null as long as there is none. */
export async function correctingNotice(
  read: PrismaClient,
  id: string,
): Promise<{ id: string; title: LocalText } | null> {
  const next = await read.notice.findFirst({
    where: { corrects: id, publishedAt: { not: null } },
    orderBy: { publishedAt: 'desc' },
    select: { id: true, title: true, titleEn: true },
  })
  return next && { id: next.id, title: { zh: next.title, en: next.titleEn } }
}
