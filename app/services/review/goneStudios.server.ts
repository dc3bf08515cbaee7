import type { Tx } from '~/services/log/writer.server'

/** Which studios of these reviews were removed or cancelled while they were under review. */
export async function goneStudios(
  read: Pick<Tx, 'studio'>,
  reviews: readonly { readonly studioId: string }[],
): Promise<ReadonlySet<string>> {
  const rows = await read.studio.findMany({
    where: {
      id: { in: reviews.map(({ studioId }) => studioId) },
      status: { in: ['removed', 'cancelled'] },
    },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
