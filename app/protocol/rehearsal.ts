/**
 * What the rehearsal command asks of a server in rehearsal mode, over `/rehearsal/control`. Only
 * what stands for people before and after the contest day: everything on the day goes through the
 * messages of tablets, chief judges and screens.
 */
import { z } from 'zod'

const idSchema = z.string().min(1).max(64)

/** A rehearsal has an end: so many of each at most. */
export const MOST = { contests: 30, entries: 60, judges: 15, viewers: 2_000, kills: 20 } as const

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

/** The answers by what was asked. */
export interface ControlAnswers {
  start: { editionId: string; contests: RehearsalContest[] }
  /** Seat ids in order. */
  draw: { seats: string[] }
  seat: { token: string; tenureId: string }
  decode: { codes: number }
  end: { deleted: true }
}

/** What a server in rehearsal mode says of itself; any other answers 404. */
export interface RehearsalHello {
  rehearsal: true
  /** For the separate read of the database by a program on the same machine. */
  databasePath: string
}
