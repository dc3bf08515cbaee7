/** A rule set with an error cannot be frozen or computed with; a warning asks to look again. */
const severities = {
  noStages: 'error',
  duplicateId: 'error',
  weightsDoNotSumToOne: 'error',
  ratioInvalid: 'error',
  placesInvalid: 'error',
  seatsInvalid: 'error',
  nothingCounts: 'error',
  emptyCriterion: 'error',
  emptySubCriterion: 'error',
  maxInvalid: 'error',
  stepInvalid: 'error',
  stepDoesNotDivideMax: 'error',
  marksInvalid: 'error',
  marksDecrease: 'error',
  dropsInvalid: 'error',
  dropsUnused: 'error',
  minKeptInvalid: 'error',
  minKeptUnreachable: 'error',
  limitInvalid: 'error',
  deviationWithoutJudgement: 'error',
  floorInvalid: 'error',
  deductionsNeedStage: 'error',
  tiesDoNotEnd: 'error',
  tieAfterEnd: 'error',
  tieUnknownStage: 'error',
  tieUnknownCriterion: 'error',
  tieUnknownAspect: 'error',
  zonePointsInvalid: 'error',
  sumWithFewerSeats: 'warning',
  worldskillsCriteria: 'warning',
  zonePointsIncrease: 'warning',
} as const

export type ProblemCode = keyof typeof severities

/** Something wrong with a rule set, for a screen that puts the code into words. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  /** Where it is, with indexes: `stages.1.scheme.combination`. */
  readonly path: string
  readonly params: Readonly<Record<string, string | number>>
}

export type Report = (code: ProblemCode, path: string, params?: Problem['params']) => void

/** A list of problems and the function that adds to it, with the severity of the code. */
export function problemList(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = []
  const report: Report = (code, path, params = {}) => {
    problems.push({ code, severity: severities[code], path, params })
  }
  return { problems, report }
}
