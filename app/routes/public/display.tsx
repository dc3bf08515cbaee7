import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { HallScreen } from '~/components/hall/HallScreen'
import { HallWaiting } from '~/components/hall/HallWaiting'
import { loaderFor } from '~/http/route.server'
import { pick } from '~/locales/languages'
import { AppError } from '~/protocol/errors'
import { slugSchema } from '~/protocol/slug'
import { readGlance } from '~/queries/contest/glance.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params, language }) => {
    // Before the data is read: a screen must not take it for later than it is.
    const servedAt = app.now().toISOString()
    const glance = await readGlance(app)
    const board = await publicBoardsOf(app).find(params.slug)
    if (!board) throw new AppError('notFound')
    return { board, glance, servedAt, title: pick(board.name, language) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: data.title }] : [])

export const shouldRevalidate = () => false

export default function Display() {
  const { board, glance, servedAt } = useLoaderData<typeof loader>()
  return <HallScreen initial={board} glance={glance} servedAt={servedAt} />
}

/** Never an error page in the hall. */
export function ErrorBoundary() {
  const { slug = '' } = useParams()
  return <HallWaiting slug={slug} />
}
