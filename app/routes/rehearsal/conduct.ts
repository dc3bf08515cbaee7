import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { conduct, rehearsalTarget } from '~/http/conductor.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { safePath } from '~/protocol/returnTo'

const formSchema = z.object({
  move: z.enum(['pause', 'resume']),
  to: z.string().max(500).optional(),
})

/** Nothing to see: pausing is a change, and needs the button. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/') })

export const action = actionFor({
  hasPage: false,
  access: { may: 'rehearsal.control', on: (_query, _read, viewer) => rehearsalTarget(viewer) },
  form: formSchema,
  run: async ({ app, form: { move, to } }) => {
    if (!(await conduct(app, move))) throw new AppError('notFound')
    return redirect(safePath(to))
  },
})
