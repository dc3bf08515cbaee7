import { notAdmitted, type NotAdmitted } from '~/domain/review/admission'
import { isOver, REVIEW_PHASES } from '~/domain/review/reviewLifecycle'
import type { ReviewScheme } from '~/domain/review/scheme'
import { barOfStudio } from '~/domain/studio/bar'
import type { StudioLevel, StudioStatus } from '~/domain/studio/events'
import type { Tx } from '~/services/log/writer.server'
import { barredStudios } from '~/services/studio/barredStudios.server'
import type { Studio } from '../../../prisma/generated/client'

/** A studio that a cycle leaves out, and why. */
interface Refused {
  readonly studioId: string
  readonly name: string
  readonly why: NotAdmitted
}

/**
 * The studios of the register that a cycle with this scheme would take in on this day, and the
 * others with the reason; both by zone and name. A review is open until it is over or its cycle is.
 *
 * @param read the transaction that opens the cycle, so that two cycles cannot both take a studio,
 *   or the reading client for a preview
 */
export async function admittedStudios(
  read: Pick<Tx, 'studio' | 'review'>,
  scheme: Pick<ReviewScheme, 'kind' | 'scope'>,
  today: string,
): Promise<{ admitted: Studio[]; refused: Refused[] }> {
  const studios = await read.studio.findMany({ orderBy: [{ zoneCode: 'asc' }, { name: 'asc' }] })
  const open = await read.review.findMany({
    where: {
      phase: { in: REVIEW_PHASES.filter((phase) => !isOver(phase)) },
      cycle: { phase: { notIn: ['closed', 'cancelled'] } },
    },
    select: { studioId: true, cycleId: true },
  })
  const openCycles = new Map(open.map(({ studioId, cycleId }) => [studioId, cycleId]))
  const admitted: Studio[] = []
  const refused: Refused[] = []
  const barred = await barredStudios(read, today)
  for (const studio of studios) {
    const { id, name, star, namedOn } = studio
    const barredUntil = barOfStudio(studio, barred, today)?.barredUntil ?? null
    const candidate = {
      ...{ id, star, namedOn, barredUntil },
      level: studio.level as StudioLevel,
      status: studio.status as StudioStatus,
      openCycleId: openCycles.get(id) ?? null,
    }
    const why = notAdmitted(scheme, candidate, today)
    if (why === null) admitted.push(studio)
    else refused.push({ studioId: id, name, why })
  }
  return { admitted, refused }
}
