import type { Prisma, PrismaClient } from '../../../prisma/generated/client'

/**
 * The studios that a search finds: by their name, lead or unit. Asked in SQL, since a `contains`
 * takes `%` and `_` for wildcards, and they are in names of studios.
 */
export async function studioSearch(
  read: PrismaClient,
  q: string,
): Promise<Prisma.StudioWhereInput> {
  if (q === '') return {}
  const like = `%${q.replace(/[!%_]/g, '!$&')}%`
  const found = await read.$queryRaw<{ id: string }[]>`
    SELECT "Studio"."id" FROM "Studio" JOIN "Unit" ON "Unit"."id" = "Studio"."unitId"
    WHERE "Studio"."name" LIKE ${like} ESCAPE '!' OR "Studio"."nameEn" LIKE ${like} ESCAPE '!'
      OR "Studio"."leadName" LIKE ${like} ESCAPE '!' OR "Unit"."name" LIKE ${like} ESCAPE '!'`
  return { id: { in: found.map(({ id }) => id) } }
}
