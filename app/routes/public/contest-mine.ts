import { z } from 'zod'
import { currentStage } from '~/domain/contest/publicHead'
import { visibleIdentity } from '~/domain/contest/visibleIdentity'
import { loaderFor } from '~/http/route.server'
import { slugSchema } from '~/protocol/slug'
import { ownEntry } from '~/queries/contest/publicProgramme.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'

const headers = { 'Cache-Control': 'private, no-store' }

/**
 * The viewer's own entry, apart from the cached page. While a stage is blind it says nothing of a
 * row: who is behind a code is not told to the contestant either.
 */
export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params, viewer }) => {
    const board = viewer?.personId ? await publicBoardsOf(app).find(params.slug) : null
    const own =
      board && viewer?.personId ? await ownEntry(app.read, board.contestId, viewer.personId) : null
    if (!board || !own) return new Response(null, { status: 204, headers })
    const state = (await app.contests.load(board.contestId))?.state
    const stage = state && currentStage(state)
    const names = stage ? visibleIdentity('contestant', stage, state).names : 'entry'
    const body = { entryCode: own.entryCode, rowId: names === 'entry' ? own.entryId : null }
    return Response.json(body, { headers })
  },
})
