/** Which cycle is a rehearsal's, and how its steps are addressed. */
import { addDays, shanghaiDate, startOfDate } from '~/domain/notice/workCalendar'
import type { CycleState } from '~/domain/review/cycleState'
import { AppError } from '~/protocol/errors'
import type { Edition } from '../../../../prisma/generated/client'
import type { FilesContext } from '../../files/fileFolder.server'
import type { ServiceContext } from '../../context'
import { derivedId } from '../../log/derivedId.server'
import type { CycleOp } from '../../review/changeCycle.server'
import { loadCycle } from '../../review/cycleLog.server'
import { planStudios, type StudioPlan } from './studioPlan'

/** Leads send files, so the steps need the folder of files too. */
export type RehearsalContext = ServiceContext & FilesContext

const EDITION = 'rehearsal-review-'

/** Id of the programme in whose zones a cycle is rehearsed. */
export const rehearsalEdition = (seed: number): string => `${EDITION}${seed}`

/** A step that was refused; its code is told to whoever rehearses. */
export class StepRefused extends Error {}

/** @throws StepRefused unless the answer is that it was done. */
export function must(what: string, answer: { ok: boolean; code?: string }): void {
  if (!answer.ok) throw new StepRefused(`${what}: ${answer.code ?? ''}`)
}

/** A cycle under rehearsal, with the people and plans of its studios. */
export interface RehearsedCycle {
  readonly id: string
  readonly edition: Edition
  readonly organiser: string
  /** Studio ids in the order of the plans. */
  readonly studios: readonly string[]
  readonly plans: readonly StudioPlan[]
}

/** @throws AppError `notFound` for a cycle that is no rehearsal's. */
export async function rehearsedCycle(
  { read }: ServiceContext,
  cycleId: string,
): Promise<RehearsedCycle> {
  const edition = await read.edition.findFirst({ where: { id: { startsWith: EDITION } } })
  const cycle = await read.reviewCycle.findFirst({ where: { id: cycleId, sample: true } })
  const organiser = await read.grant.findFirst({
    where: { role: 'organiser', editionId: edition?.id ?? '' },
  })
  if (!edition || !cycle || !organiser) throw new AppError('notFound')
  const studios = await read.studio.findMany({ orderBy: { name: 'asc' }, select: { id: true } })
  const seed = Number(edition.id.slice(EDITION.length))
  return {
    ...{ id: cycleId, edition, organiser: organiser.personId },
    studios: studios.map(({ id }) => id),
    plans: planStudios(seed, studios.length),
  }
}

/** An op of a step: named, so that the step asked for again gets its first answer. */
export function opOf(
  { id, organiser }: Pick<RehearsedCycle, 'id' | 'organiser'>,
  receivedAt: Date,
  ...name: readonly string[]
): CycleOp {
  const opId = derivedId('rehearsal', id, ...name)
  return { cycleId: id, opId, actor: organiser, receivedAt }
}

/** @throws AppError `notFound` when the cycle has no log. */
export async function stateOf({ read }: ServiceContext, cycleId: string): Promise<CycleState> {
  const state = await loadCycle(read, cycleId)
  if (!state) throw new AppError('notFound')
  return state
}

/** The review of the studio with this plan. */
export function reviewAt(state: CycleState, { studios }: RehearsedCycle, index: number): string {
  const found = [...state.reviews.values()].find(({ studioId }) => studioId === studios[index])
  if (!found) throw new StepRefused(`no review of studio ${index + 1}`)
  return found.id
}

/** The instant at which the day before began: when the cycle is opened and most leads file. */
export function dayBefore(now: Date): Date {
  return startOfDate(addDays(shanghaiDate(now), -1))
}
