import type { Target } from '~/domain/people/permissions'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { ServiceContext } from '../../context'

/** Where a stage is: what the right to it is judged by, and what its pages are headed with. */
export interface ChiefPlace extends Target {
  editionId: string
  contestId: string
  stageId: string
  key: string
  /** Studios are under review here, not people in a contest. */
  isReview: boolean
  contest: { slug: string; name: LocalText }
}

/** The place of a stage; null when there is no such stage. */
export async function findChiefPlace(
  read: ServiceContext['read'],
  stageId: string,
): Promise<ChiefPlace | null> {
  const stage = await read.stage.findUnique({
    where: { id: stageId },
    select: { key: true, contest: { include: { edition: { select: { kind: true } } } } },
  })
  if (!stage) return null
  const { id, editionId, slug, name, nameEn, edition } = stage.contest
  return {
    editionId,
    contestId: id,
    stageId,
    key: stage.key,
    isReview: edition.kind === 'review',
    contest: { slug, name: { zh: name, en: nameEn } },
  }
}
