import { parseRuleSet } from '~/protocol/ruleSet'
import type { PrismaClient } from '../../../prisma/generated/client'

export interface RunningStage {
  stageId: string
  contest: { slug: string; name: { zh: string; en: string } }
  title: { zh: string; en: string }
  phase: string
  /** Entrants whose required sheets are all submitted, of those who take part. */
  scored: number
  total: number
}

/** The stages that are being scored or signed, with their progress. */
export async function runningStages(
  read: PrismaClient,
  editionId: string,
): Promise<RunningStage[]> {
  const stages = await read.stage.findMany({
    where: { contest: { editionId }, phase: { in: ['scoring', 'signing'] } },
    orderBy: [{ contest: { ordinal: 'asc' } }, { ordinal: 'asc' }],
    include: {
      contest: { include: { ruleSets: { orderBy: { version: 'desc' }, take: 1 } } },
      entrants: {
        where: { status: 'active' },
        select: { sheets: { where: { excused: null }, select: { status: true } } },
      },
    },
  })
  return stages.map(({ id, key, phase, contest, entrants }) => {
    const rules = contest.ruleSets[0] && parseRuleSet(contest.ruleSets[0].rules)
    const title = rules?.stages.find((stage) => stage.key === key)?.title ?? { zh: key, en: key }
    const isScored = ({ sheets }: (typeof entrants)[number]) =>
      sheets.length > 0 && sheets.every(({ status }) => status !== 'open')
    return {
      stageId: id,
      contest: { slug: contest.slug, name: { zh: contest.name, en: contest.nameEn } },
      title,
      phase,
      scored: entrants.filter(isScored).length,
      total: entrants.length,
    }
  })
}
