import { digestOf, missingAspects } from '~/domain/contest/sheetChecks'
import { entrantOutcome, stageRulesOf } from '~/domain/contest/entrantOutcome'
import { sheetOfSeat } from '~/domain/contest/sheetView'
import type { ContestState, SheetState, StageState } from '~/domain/contest/state'
import type { JudgeOp } from '~/protocol/judging'
import { sampleMarks } from '../../../prisma/demo/marks'
import { seededRandom, type Random } from './random'

export interface JudgeOutside {
  readonly random: Random
  readonly newId: () => string
  readonly now: Date
}

/**
 * What a simulated judge of the stage does next: marks, submits, or signs a sheet. It follows from
 * the state alone, so that nothing is done twice after a restart. Null when there is nothing to do
 * in the seats of these tenures.
 */
export function nextJudgeOp(
  state: ContestState,
  stage: StageState,
  tenureIds: ReadonlySet<string>,
  outside: JudgeOutside,
): JudgeOp | null {
  if (stage.phase !== 'scoring' && stage.phase !== 'signing') return null
  for (const codeId of stage.entrantIds) {
    if (state.entrants.get(codeId)?.status !== 'active') continue
    const sheets = sheetsOf(state, stage, codeId, tenureIds)
    const open = sheets.filter(({ status }) => status === 'open')
    if (open.length > 0) return markOrSubmit(state, outside.random.pick(open), outside)
    if (stage.phase !== 'signing' || !entrantOutcome(state, codeId).totalIsPublic) continue
    const [submitted] = sheets.filter(({ status }) => status === 'submitted')
    if (submitted) return closing(state, submitted, 'sign', outside)
  }
  return null
}

function sheetsOf(
  state: ContestState,
  stage: StageState,
  codeId: string,
  tenureIds: ReadonlySet<string>,
): SheetState[] {
  return stage.seatIds
    .filter((seatId) => tenureIds.has(state.seats.get(seatId)?.tenureId ?? ''))
    .flatMap((seatId) => sheetOfSeat(state, codeId, seatId) ?? [])
    .filter(({ excused }) => excused === null)
}

function markOrSubmit(state: ContestState, sheet: SheetState, outside: JudgeOutside): JudgeOp {
  const rules = stageRulesOf(state, sheet.stageId)
  if (!rules) throw new Error(`Stage ${sheet.stageId} has no rules`)
  const skill = 0.72 + seededRandom(0, sheet.codeId).next() * 0.26
  const wanted = sampleMarks(rules, skill, seededRandom(sheet.epoch, sheet.id).next)
  const [aspect] = sheet.reopened
    ? [...wanted.keys()].filter((id) => sheet.marks.get(id)?.value !== wanted.get(id))
    : missingAspects(rules, sheet)
  if (aspect === undefined) return closing(state, sheet, 'submit', outside)
  return {
    ...headOf(state, sheet, outside),
    kind: 'mark',
    aspect,
    value: wanted.get(aspect) ?? 0,
    previousOp: sheet.marks.get(aspect)?.opId ?? null,
  }
}

function closing(
  state: ContestState,
  sheet: SheetState,
  kind: 'submit' | 'sign',
  outside: JudgeOutside,
): JudgeOp {
  return { ...headOf(state, sheet, outside), kind, digest: digestOf(sheet) }
}

function headOf(state: ContestState, sheet: SheetState, { newId, now }: JudgeOutside) {
  return {
    opId: newId(),
    sheet: sheet.id,
    tenure: state.seats.get(sheet.seatId)?.tenureId ?? '',
    sheetEpoch: sheet.epoch,
    claimedAt: now.toISOString(),
  }
}
