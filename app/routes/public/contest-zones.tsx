import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ContestZones } from '~/components/board/ContestZones'
import { loaderFor } from '~/http/route.server'
import { slugSchema } from '~/protocol/slug'
import { publicRuleSet } from '~/queries/contest/publicRuleSet.server'
import { useContestBoard } from './contest'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params }) => {
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
