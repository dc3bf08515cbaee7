import { data, redirect } from '@remix-run/node'
import type { ClientActionFunctionArgs } from '@remix-run/react'
import { z } from 'zod'
import { SEAT_COOKIE, SEAT_LASTS_S, writeCookie } from '~/http/cookies.server'
import { actionFor } from '~/http/route.server'
import { takeOwnSeatForm } from '~/protocol/seats'
import { cycleTarget } from '~/queries/review/cycleTarget.server'
import { takeOwnSeat } from '~/services/review/panel/takeOwnSeat.server'

/** There is nothing to see here; the page with the button is. */
export const loader = () => redirect('/expert')

/** Gives an expert's own seat to this device; its token goes into a cookie no script can read. */
export const action = actionFor({
  hasPage: false,
  access: { may: 'review.score', on: ({ params }, read) => cycleTarget(read, params.cycle) },
  params: z.object({ cycle: z.string().min(1).max(64) }),
  form: takeOwnSeatForm,
  run: async ({ app, viewer, params, form }) => {
    const { personId } = viewer
    const taken = await takeOwnSeat(app, { personId, cycleId: params.cycle, ...form })
    if (!taken.ok) return { ok: false, problem: `tablet:take.refused.${taken.code}` } as const
    const cookie = writeCookie(SEAT_COOKIE, taken.token, app.settings, SEAT_LASTS_S)
    return data({ ok: true } as const, { headers: { 'Set-Cookie': cookie } })
  },
})

/** Without a network the person reads so on the page. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { ok: false, problem: 'tablet:take.refused.network' } as const
  }
}
