import type { Edition, PrismaClient } from '../../../prisma/generated/client'

/** The programme that is running: the one of the latest year; null before the first. */
export function currentEdition(read: PrismaClient): Promise<Edition | null> {
  return read.edition.findFirst({ where: { kind: 'programme' }, orderBy: { year: 'desc' } })
}
