import { z } from 'zod'
import type { Secrets } from '~/services/context'
import { seal, unseal } from '~/services/people/personalData.server'
import { keysOf } from '~/services/people/personFields.server'

const sealedDrawSchema = z.strictObject({
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  roster: z.array(z.strictObject({ id: z.string(), entryCode: z.string() })),
  stations: z.int().min(1),
})

/** What a draw can be computed again from. */
export type SealedDraw = z.infer<typeof sealedDrawSchema>

const place = (stageId: string) => `stage.seed:${stageId}`

/** Encrypts a draw; only its commitment is readable until the stage is decoded. */
export function sealDraw(secrets: Secrets, stageId: string, draw: SealedDraw): string {
  return seal(keysOf(secrets), place(stageId), JSON.stringify(draw))
}

/** Opens a draw for the check-in list or for decoding. @throws when it was tampered with. */
export function openDraw(secrets: Secrets, stageId: string, sealed: string): SealedDraw {
  return sealedDrawSchema.parse(JSON.parse(unseal(keysOf(secrets), place(stageId), sealed)))
}
