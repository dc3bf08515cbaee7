import type { NotAdmitted } from '~/domain/review/admission'
import type { ReviewScheme } from '~/domain/review/scheme'
import { admittedStudios } from '~/services/review/admitted.server'
import type { PrismaClient } from '../../../prisma/generated/client'

/** Who a cycle would take in on a day, and whom it would leave out, by the reason. */
export interface Admission {
  readonly admitted: number
  readonly refused: readonly { readonly why: NotAdmitted; readonly names: readonly string[] }[]
}

/** The reasons in the order in which the fewest studios are concerned: those are looked at. */
export async function admissionPreview(
  read: PrismaClient,
  scheme: Pick<ReviewScheme, 'kind' | 'scope'>,
  today: string,
): Promise<Admission> {
  const { admitted, refused } = await admittedStudios(read, scheme, today)
  const byReason = new Map<NotAdmitted, string[]>()
  for (const { why, name } of refused) byReason.set(why, [...(byReason.get(why) ?? []), name])
  const groups = [...byReason].map(([why, names]) => ({ why, names }))
  return {
    admitted: admitted.length,
    refused: groups.sort((a, b) => a.names.length - b.names.length || (a.why < b.why ? -1 : 1)),
  }
}
