import { z } from 'zod'

/** A certificate's number and code as they come in an address: from its QR code, or typed. */
export const certificateSearch = z.object({
  number: z.string().max(40).optional(),
  code: z.string().max(20).optional(),
})

export const certificateParams = z.object({ number: z.string().max(40).optional() })

/** What is printed of a certificate: the sheet itself, or the plaque that goes with it. */
export const certificatePrint = z.object({
  number: z.string().max(40),
  print: z.enum(['pdf', 'plaque']),
})
