import { z } from 'zod'
import { dutyWords } from '~/components/duty/useDutyWords'
import { fileFor } from '~/http/fileRoute.server'
import { publicOrigin } from '~/http/origin.server'
import { textsOf } from '~/locales/texts.server'
import { AppError } from '~/protocol/errors'
import { dutiesOfFeed } from '~/queries/duty/dutyFeed.server'
import { dutyCalendar } from '~/services/review/dutyCalendar.server'

/** A studio's duties for a calendar application: whoever has the address reads it, without signing in. */
export const loader = fileFor({
  access: 'public',
  params: z.object({ file: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) }),
  load: async ({ app, params, language, request }) => {
    const found = await dutiesOfFeed(app, params.file.slice(0, -'.ics'.length))
    if (!found) throw new AppError('notFound')
    const { t } = textsOf(language)
    const text = dutyCalendar({
      name: t('duty:feed.calendar', { studio: found.name }),
      host: new URL(publicOrigin(app.settings, request)).host,
      duties: found.duties,
      say: (duty) => {
        const { what, why } = dutyWords(t, duty)
        return { summary: `${found.name} ${what}`, description: why }
      },
      now: app.now(),
    })
    return new Response(text, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'private, no-store',
        'Referrer-Policy': 'no-referrer',
      },
    })
  },
})
