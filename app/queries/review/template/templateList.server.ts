import type { LocalText } from '~/domain/contest/ruleSet'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ReviewScheme } from '~/domain/review/scheme'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { PrismaClient } from '../../../../prisma/generated/client'

/** An own template as the list shows it. */
export interface TemplateLine {
  readonly id: string
  readonly title: LocalText
  readonly kind: ReviewScheme['kind']
  /** The latest version with what it changed; null before there is one. */
  readonly saved: { readonly version: number; readonly reason: string; readonly at: string } | null
  /** The draft differs from the latest version. */
  readonly isChanged: boolean
  /** What does not add up in the draft. */
  readonly problems: number
  readonly isRetired: boolean
}

/** Every own template, those in use first, then the one worked on last. */
export async function templateList(read: PrismaClient): Promise<TemplateLine[]> {
  const rows = await read.reviewTemplate.findMany({
    orderBy: { changedAt: 'desc' },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  })
  const lines = rows.map(({ id, title, titleEn, draft, versions: [last], retiredAt }) => {
    const scheme = parseReviewScheme(draft)
    return {
      ...{ id, title: { zh: title, en: titleEn }, kind: scheme.kind },
      saved: last
        ? { version: last.version, reason: last.reason, at: last.at.toISOString() }
        : null,
      isChanged: last?.scheme !== draft,
      problems: checkReviewScheme(scheme, REGISTER_FIGURE_KEYS).length,
      isRetired: retiredAt !== null,
    }
  })
  return [...lines.filter((line) => !line.isRetired), ...lines.filter((line) => line.isRetired)]
}

/** A scheme that a cycle can be opened from, or a template begun with. */
export interface StartingPoint {
  /** See `templateSourceSchema`. */
  readonly source: string
  readonly title: LocalText
  readonly kind: ReviewScheme['kind']
  readonly ratings: readonly LocalText[]
  readonly stages: readonly ReviewScheme['stages'][number]['key'][]
}

export function startingPoint(source: string, scheme: ReviewScheme): StartingPoint {
  const { title, kind, ratings, stages } = scheme
  return {
    ...{ source, title, kind },
    ratings: ratings.map((rating) => rating.title),
    stages: stages.map(({ key }) => key),
  }
}

/** The latest version of every own template in use. */
export async function ownStartingPoints(read: PrismaClient): Promise<StartingPoint[]> {
  const rows = await read.reviewTemplate.findMany({
    where: { retiredAt: null, version: { gt: 0 } },
    orderBy: { changedAt: 'desc' },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  })
  return rows.flatMap(({ id, versions }) =>
    versions.map(({ version, scheme }) =>
      startingPoint(`own.${id}.${version}`, parseReviewScheme(scheme)),
    ),
  )
}

/** Earlier cycles, the latest first: the next year's begins with what was adjusted in this one. */
export async function earlierCycles(
  read: PrismaClient,
): Promise<{ source: string; year: number; title: LocalText; kind: string; sample: boolean }[]> {
  const rows = await read.reviewCycle.findMany({
    where: { phase: { not: 'cancelled' } },
    orderBy: [{ year: 'desc' }, { openedAt: 'desc' }],
    select: { id: true, year: true, title: true, titleEn: true, kind: true, sample: true },
  })
  return rows.map(({ id, title, titleEn, ...cycle }) => ({
    ...{ source: `cycle.${id}`, title: { zh: title, en: titleEn } },
    ...cycle,
  }))
}
