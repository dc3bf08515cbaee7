import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { SIGN_IN_COOKIE, writeCookie } from '~/http/cookies.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { revokeSignIn } from '~/services/people/revokeSignIn.server'

/** Nothing to see: signing out is a change, and needs the button. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/') })

export const action = actionFor({
  access: 'public',
  form: z.object({}),
  run: async ({ app, viewer, signInId }) => {
    const personId = viewer?.personId
    if (personId && signInId) await revokeSignIn(app, { personId, signInId })
    const cookie = writeCookie(SIGN_IN_COOKIE, '', app.settings, null)
    return redirect('/sign-in', { headers: { 'Set-Cookie': cookie } })
  },
})
