import type { CycleAnswer } from '~/services/review/cycleAnswer'

/** The key of the words for a refusal, with what they name. */
export function cycleProblem({ code, detail }: Extract<CycleAnswer, { ok: false }>): string {
  return `cycle:problem.${code}${detail === undefined ? '' : `|${detail}`}`
}
