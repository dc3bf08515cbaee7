import { z } from 'zod'

/** A contest's name in an address. */
export const slugSchema = z.string().regex(/^[a-z0-9-]{1,64}$/)
