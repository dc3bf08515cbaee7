import type { Consequence, Rating } from './scheme'

/** What an application asks for: a name, a higher level, or a star more. */
const GRANTS: readonly Consequence['do'][] = ['setLevel', 'setStar', 'rise']

/** Of an application: whether this rating names or promotes the studio. */
export function isGranted({ consequences }: Pick<Rating, 'consequences'>): boolean {
  return consequences.some((one) => GRANTS.includes(one.do))
}
