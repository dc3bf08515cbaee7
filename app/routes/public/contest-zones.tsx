import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ContestZones } from '~/components/board/ContestZones'
import { isReview } from '~/domain/contest/isReview'
import { loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { slugSchema } from '~/protocol/slug'
import { publicRuleSet } from '~/queries/contest/publicRuleSet.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { useContestBoard } from './contest'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params }) => {
    const board = await publicBoardsOf(app).find(params.slug)
    // No studio scores for its zone.
    if (!board || isReview(board)) throw new AppError('notFound')
    const found = await publicRuleSet(app, params.slug)
    return { zonePoints: [...(found?.ruleSet.zonePoints ?? [])] }
  },
})

export default function ContestZonesTab() {
  const { zonePoints } = useLoaderData<typeof loader>()
  return (
    <div className="px-4 md:px-0">
      <ContestZones board={useContestBoard().board} zonePoints={zonePoints} />
    </div>
  )
}
