import { z } from 'zod'
import type { Application } from '~/http/application.server'
import { isLoopback } from '~/http/loopback.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { controlSchema, type RehearsalHello } from '~/protocol/rehearsal'
import { controlRehearsal } from '~/services/rehearsal/control.server'

const formSchema = z.object({
  request: z
    .string()
    .max(2_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'json' })
        return z.NEVER
      }
    })
    .pipe(controlSchema),
})

/** Rehearsals are for a program on this machine, on a server that was started for them. */
function requireRehearsal({ settings }: Application, address: string): void {
  if (!settings.rehearsal || !isLoopback(address)) throw new AppError('notFound')
}

export const loader = loaderFor({
  access: 'public',
  load: ({ app, address }) => {
    requireRehearsal(app, address)
    const hello: RehearsalHello = { rehearsal: true, databasePath: app.settings.databasePath }
    return Response.json(hello)
  },
})

export const action = actionFor({
  access: 'public',
  form: formSchema,
  run: async ({ app, address, form }) => {
    requireRehearsal(app, address)
    return Response.json(await controlRehearsal(app, form.request))
  },
})
