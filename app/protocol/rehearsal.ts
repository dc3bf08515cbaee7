/**
 * What the rehearsal command asks of a server in rehearsal mode, over `/rehearsal/control`. Only
 * what stands for people before and after the contest day: everything on the day goes through the
 * messages of tablets, chief judges and screens.
 */
import { z } from 'zod'

const idSchema = z.string().min(1).max(64)

/** A rehearsal has an end: so many of each at most. */
export const MOST = {
  ...{ contests: 30, entries: 60, judges: 15, viewers: 2_000, kills: 20 },
  ...{ studios: 200, experts: 20 },
} as const

/** With fewer, a cycle of reviews has no room for what goes wrong in it. */
export const LEAST_REVIEWED = { studios: 6, experts: 5 } as const

/** What the people around the experts do in a rehearsed cycle, in this order. */
const REVIEW_STEPS = [
  'assess',
  'withdraw',
  'siteVisit',
  'remove',
  'live',
  'meeting',
  'notice',
  'decision',
] as const
export type ReviewStep = (typeof REVIEW_STEPS)[number]

export const controlSchema = z.discriminatedUnion('do', [
  /** Makes an edition of kind `rehearsal` with contests of several forms, each with its chief. */
  z.strictObject({
    do: z.literal('start'),
    contests: z.int().min(1).max(MOST.contests),
    entries: z.int().min(1).max(MOST.entries),
    judges: z.int().min(1).max(MOST.judges),
    seed: z.int(),
  }),
  /** Draws a stage, unless it is drawn already, and tells its seats. */
  z.strictObject({ do: z.literal('draw'), stageId: idSchema }),
  /** Gives a seat to the judge at that place of the contest's pool, on that device. */
  z.strictObject({
    do: z.literal('seat'),
    seatId: idSchema,
    judge: z.int().min(0).max(MOST.judges),
    deviceId: idSchema,
  }),
  /** Decodes a signed stage. */
  z.strictObject({ do: z.literal('decode'), stageId: idSchema }),
  /** Deletes the edition whole. */
  z.strictObject({ do: z.literal('end'), editionId: idSchema }),
  /**
   * Makes a programme, its register of studios and a cycle of reviews with its pool of experts. Only
   * on a server that has none: a cycle takes in the whole register of its site.
   */
  z.strictObject({
    do: z.literal('startReview'),
    studios: z.int().min(LEAST_REVIEWED.studios).max(MOST.studios),
    experts: z.int().min(LEAST_REVIEWED.experts).max(MOST.experts),
    seed: z.int(),
  }),
  /** Takes a step of the cycle; a step that was taken is not taken again. */
  z.strictObject({ do: z.literal('reviewStep'), cycleId: idSchema, step: z.enum(REVIEW_STEPS) }),
  /** Tells the seats of one judged stage. */
  z.strictObject({ do: z.literal('panel'), cycleId: idSchema, key: idSchema }),
  /** Gives an expert's own seat to that device. */
  z.strictObject({
    do: z.literal('ownSeat'),
    cycleId: idSchema,
    seatId: idSchema,
    deviceId: idSchema,
  }),
])
export type Control = z.infer<typeof controlSchema>

export interface RehearsalContest {
  id: string
  slug: string
  /** In the order of the rule set. */
  stages: RehearsalStage[]
  /** The token of its chief judge's sign-in. */
  chiefToken: string
}

export interface RehearsalStage {
  id: string
  key: string
  /** How many marks it takes when nothing is excused or marked twice. */
  marks: number
}

export interface RehearsedCycle {
  cycleId: string
  /** Keys of the judged stages, in order. */
  stages: string[]
  /** How many marks the cycle takes when nothing is marked twice. */
  marks: number
  /** The token of the sign-in of the organiser, who leads the experts' scoring. */
  chiefToken: string
}

export interface RehearsalPanel {
  /** The edition that holds the scoring of all stages. */
  panelId: string
  contestId: string
  stageId: string
  /** Seats of experts who are in the pool, in order. */
  seats: string[]
  /** How good experts find each studio, from 0 to 1, by its code. */
  skills: Record<string, number>
}

/** The answers by what was asked. */
export interface ControlAnswers {
  start: { editionId: string; contests: RehearsalContest[] }
  /** Seat ids in order. */
  draw: { seats: string[] }
  seat: { token: string; tenureId: string }
  decode: { codes: number }
  end: { deleted: true }
  startReview: RehearsedCycle
  /** Refused with the code that the people would be told. */
  reviewStep: { taken: ReviewStep } | { refused: string }
  panel: RehearsalPanel
  ownSeat: { token: string; tenureId: string }
}

/** What a server in rehearsal mode says of itself; any other answers 404. */
export interface RehearsalHello {
  rehearsal: true
  /** For the separate read of the database by a program on the same machine. */
  databasePath: string
}
