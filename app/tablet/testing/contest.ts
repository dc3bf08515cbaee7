/** A small contest for the fuzz: two seats, two entrants, one aspect of each kind. */
import type { ContestEventBody } from '~/domain/contest/events'
import type { RuleSet } from '~/domain/contest/ruleSet'

export const CONTEST = 'contest-1'
export const STAGE = 'stage-1'
export const SEATS = ['seat-1', 'seat-2'] as const
export const CODES = ['code-1', 'code-2'] as const

const text = { zh: '', en: '' }
const exact = { round: 'none', places: 0 } as const

const ruleSet: RuleSet = {
  template: 'vocational',
  title: text,
  stages: [
    {
      key: 'practical',
      title: text,
      places: 2,
      weight: { num: 1, den: 1 },
      factor: { num: 1, den: 1 },
      seats: 2,
      identity: 'coded',
      scheme: {
        criteria: [
          {
            id: 'A',
            title: text,
            subCriteria: [
              {
                id: 'A1',
                title: text,
                aspects: [
                  {
                    kind: 'measurement',
                    id: 'width',
                    title: text,
                    max: 1000,
                    step: 25,
                    counts: true,
                  },
                  {
                    kind: 'judgement',
                    id: 'finish',
                    title: text,
                    marks: [0, 300, 600, 1000],
                    benchmarks: [text, text, text, text],
                  },
                  { kind: 'deduction', id: 'safety', title: text, max: 500, step: 50 },
                ],
              },
            ],
          },
        ],
        combination: { at: 'stage', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 1 },
        rounding: { panel: exact, sum: exact, factor: exact },
        deductions: { at: 'combined', floor: 0 },
        deviations: [{ level: 'aspect', range: 'levels', limit: 1 }],
      },
    },
  ],
  rounding: { weight: exact, total: { round: 'halfUp', places: 2 } },
  ties: [{ by: 'equal' }],
  publicMarks: 'totals',
  zonePoints: [],
}

/** From an empty log to a stage that is being scored. */
export function contestStart(): ContestEventBody[] {
  return [
    { kind: 'rules.set', payload: { version: 1, ruleSet, reason: null } },
    {
      kind: 'stage.drawn',
      payload: {
        stage: STAGE,
        key: 'practical',
        identity: 'coded',
        commitment: '0'.repeat(64),
        rosterDigest: '0'.repeat(64),
        seats: SEATS.map((seat, index) => ({ seat, ordinal: index + 1 })),
        entrants: CODES.map((codeId, index) => ({
          codeId,
          code: `A00${index + 1}`,
          order: index + 1,
          station: index + 1,
          entry: null,
        })),
        sheets: SEATS.flatMap((seat) =>
          CODES.map((codeId) => ({ sheet: `${seat}/${codeId}`, seat, codeId })),
        ),
      },
    },
    { kind: 'stage.moved', payload: { stage: STAGE, to: 'scoring', reason: null } },
  ]
}
