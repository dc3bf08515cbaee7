import { boundsOf } from '../../app/domain/contest/sheetChecks'
import type { Aspect, StageRules } from '../../app/domain/contest/ruleSet'
import { aspectsOf } from '../../app/domain/contest/sheetMarks'

/**
 * Plausible marks of one sheet: around the entrant's `skill` (0 to 1), with the judges close to
 * one another. `deviates` sends one judgement or the whole sheet too far from the others.
 */
export function sampleMarks(
  stage: StageRules,
  skill: number,
  random: () => number,
  deviates = false,
): Map<string, number> {
  const marks = new Map<string, number>()
  let apart = deviates
  for (const aspect of aspectsOf(stage)) {
    if (apart && aspect.kind === 'judgement') {
      marks.set(aspect.id, skill > 0.5 ? 0 : 3)
      apart = false
    } else {
      marks.set(aspect.id, sampleMark(aspect, skill, random))
    }
  }
  return marks
}

function sampleMark(aspect: Aspect, skill: number, random: () => number): number {
  const { max, step } = boundsOf(aspect)
  if (aspect.kind === 'judgement') return skill > 0.86 ? 3 : 2
  if (aspect.kind === 'deduction') return random() < 0.85 ? 0 : step
  const share = aspect.counts ? skill + (random() - 0.5) * 0.08 : 0.95 - skill * 0.4 * random()
  const steps = Math.round((Math.min(1, Math.max(0, share)) * max) / step)
  return Math.min(max, steps * step)
}
