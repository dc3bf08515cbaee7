/** What a device sends to take a judging seat. */
import { z } from 'zod'

/** What an expert's own device sends to take the expert's own seat. */
export const takeOwnSeatForm = z.object({
  seatId: z.string().min(1).max(64),
  deviceId: z.uuid(),
  opId: z.uuid(),
})

export const takeSeatForm = z.object({
  code: z.string().trim().min(1).max(32),
  judgeId: z.string().min(1).max(64),
  deviceId: z.uuid(),
  opId: z.uuid(),
})
