import type { Tx } from '~/services/log/writer.server'
import type { Edition } from '../../../prisma/generated/client'

/** The programme that is running: the one of the latest year; null before the first. */
export function currentEdition(read: Pick<Tx, 'edition'>): Promise<Edition | null> {
  return read.edition.findFirst({ where: { kind: 'programme' }, orderBy: { year: 'desc' } })
}
