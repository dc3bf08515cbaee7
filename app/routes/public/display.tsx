import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { HallScreen, type HallZone } from '~/components/hall/HallScreen'
import { HallWaiting } from '~/components/hall/HallWaiting'
import { loaderFor } from '~/http/route.server'
import { pick } from '~/locales/languages'
import { AppError } from '~/protocol/errors'
import { slugSchema } from '~/protocol/slug'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { programmeBoards } from './programmeBoards.server'

/** Zones that fit beside the ranking. */
const ZONES = 5

export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params, language }) => {
    const board = await publicBoardsOf(app).find(params.slug)
    if (!board) throw new AppError('notFound')
    const found = await programmeBoards(app)
    const named = new Map(found?.programme.zones.map((zone) => [zone.code, zone]))
    const zones = (found && found.counted > 0 ? found.table : [])
      .slice(0, ZONES)
      .flatMap(({ zone: code, rank, points }): HallZone[] => {
        const zone = named.get(code)
        return zone && points > 0 ? [{ zone, rank, points }] : []
      })
    const edition = found?.programme.title ?? null
    return { board, zones, edition, title: pick(board.name, language) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: data.title }] : [])

export const shouldRevalidate = () => false

export default function Display() {
  const { board, zones, edition } = useLoaderData<typeof loader>()
  return <HallScreen initial={board} edition={edition} zones={zones} />
}

/** Never an error page in the hall. */
export function ErrorBoundary() {
  const { slug = '' } = useParams()
  return <HallWaiting slug={slug} />
}
