import type { ReviewScheme } from '~/domain/review/scheme'
import { REVIEW_TEMPLATES } from '~/domain/review/templates'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { Tx } from '~/services/log/writer.server'

/**
 * The scheme that a name stands for (`templateSourceSchema`), without the days of an earlier year;
 * null when there is none. Of an own template without a version it is the draft.
 */
export async function schemeOf(
  read: Pick<Tx, 'reviewTemplate' | 'reviewTemplateVersion' | 'reviewCycle'>,
  source: string,
): Promise<ReviewScheme | null> {
  const [kind, id = '', version] = source.split('.')
  if (kind === 'own' && version !== undefined) {
    const row = await read.reviewTemplateVersion.findUnique({
      where: { templateId_version: { templateId: id, version: Number(version) } },
      include: { template: { select: { retiredAt: true } } },
    })
    // A cycle is opened with a version, and with none of a template that is out of use.
    return row?.template.retiredAt === null ? withoutDays(parseReviewScheme(row.scheme)) : null
  }
  if (kind === 'own') {
    const row = await read.reviewTemplate.findUnique({ where: { id } })
    return row && withoutDays(parseReviewScheme(row.draft))
  }
  if (kind === 'cycle') {
    const row = await read.reviewCycle.findUnique({ where: { id: source.slice('cycle.'.length) } })
    return row && withoutDays(parseReviewScheme(row.scheme))
  }
  return REVIEW_TEMPLATES.find(({ template }) => template === source) ?? null
}

function withoutDays(scheme: ReviewScheme): ReviewScheme {
  return { ...scheme, stages: scheme.stages.map(({ key }) => ({ key, deadline: null })) }
}
