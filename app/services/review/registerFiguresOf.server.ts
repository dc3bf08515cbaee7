import type { FigureTexts } from '~/domain/review/cycleEvents'
import { prefill } from '~/domain/review/prefill'
import type { AchievementKind } from '~/domain/studio/events'
import { registerFigures } from '~/domain/studio/figures'
import type { ApprenticeshipState } from '~/domain/studio/state'
import type { Tx } from '~/services/log/writer.server'

type Tables = Pick<Tx, 'achievement' | 'apprenticeship' | 'studioMember' | 'studioGrant'>

/** What the register says of each studio's year, by the keys that rubrics read. */
export async function registerFiguresOf(
  read: Tables,
  studioIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, FigureTexts>> {
  const where = { studioId: { in: [...studioIds] } }
  const [achievements, apprenticeships, members, grants] = await Promise.all([
    read.achievement.findMany({ where }),
    read.apprenticeship.findMany({ where }),
    read.studioMember.findMany({ where }),
    read.studioGrant.findMany({ where }),
  ])
  const [resultsOf, apprenticesOf] = [group(achievements), group(apprenticeships)]
  const [membersOf, grantsOf] = [group(members), group(grants)]
  return new Map(
    studioIds.map((id) => {
      const figures = registerFigures(
        {
          achievements: resultsOf(id).map((one) => ({
            ...one,
            kind: one.kind as AchievementKind,
            status: one.status as 'recorded' | 'withdrawn',
          })),
          apprenticeships: apprenticesOf(id).map((one) => ({
            ...one,
            status: one.status as ApprenticeshipState['status'],
          })),
          members: membersOf(id),
          grants: grantsOf(id),
        },
        year,
      )
      const texts = Object.entries(prefill(figures)).map(([key, value]) => [key, String(value)])
      return [id, Object.fromEntries(texts) as FigureTexts]
    }),
  )
}

function group<T extends { studioId: string }>(rows: readonly T[]): (studioId: string) => T[] {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(row.studioId, [...(found.get(row.studioId) ?? []), row])
  return (studioId) => found.get(studioId) ?? []
}
