import type { ReviewScheme } from '~/domain/review/scheme'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { PrismaClient } from '../../../../prisma/generated/client'

/** An own template as its editor shows it. */
export interface TemplatePage {
  readonly id: string
  readonly draft: ReviewScheme
  readonly revision: number
  readonly note: string
  readonly isRetired: boolean
  /** The draft differs from the latest version. */
  readonly isChanged: boolean
  /** The latest first. */
  readonly versions: readonly {
    readonly version: number
    readonly reason: string
    readonly at: string
  }[]
}

/** Null when there is no such template. */
export async function templatePage(read: PrismaClient, id: string): Promise<TemplatePage | null> {
  const row = await read.reviewTemplate.findUnique({
    where: { id },
    include: { versions: { orderBy: { version: 'desc' } } },
  })
  if (row === null) return null
  const { draft, revision, note, retiredAt, versions } = row
  return {
    ...{ id, draft: parseReviewScheme(draft), revision, note, isRetired: retiredAt !== null },
    isChanged: versions[0]?.scheme !== draft,
    versions: versions.map(({ version, reason, at }) => ({
      version,
      reason,
      at: at.toISOString(),
    })),
  }
}
