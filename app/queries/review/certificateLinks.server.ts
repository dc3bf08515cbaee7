import type { PrismaClient } from '../../../prisma/generated/client'

/** A certificate as those find it who may hold it: its page opens with the code. */
export interface CertificateLink {
  number: string
  path: string
}

/** The certificates of these numbers, for who runs the cycle and who holds them. */
export async function certificateLinks(
  read: PrismaClient,
  numbers: readonly (string | null)[],
): Promise<(number: string | null) => CertificateLink | null> {
  const rows = await read.certificate.findMany({
    where: { number: { in: numbers.filter((number) => number !== null) } },
    select: { number: true, code: true },
  })
  const codes = new Map(rows.map(({ number, code }) => [number, code]))
  return (number) => {
    const code = number === null ? undefined : codes.get(number)
    if (number === null || code === undefined) return null
    return { number, path: `/verify/${number}?code=${code}` }
  }
}
