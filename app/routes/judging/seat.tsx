import { data } from '@remix-run/node'
import { useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { SEAT_COOKIE, SEAT_LASTS_S, writeCookie } from '~/http/cookies.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { takeSeatForm } from '~/protocol/seats'
import { seatOffer } from '~/queries/contest/seatOffer.server'
import { admitAttempt } from '~/services/people/attempts.server'
import { takeSeat } from '~/services/contest/takeSeat.server'
import { CodeForm } from './seat/CodeForm'
import { TakeForm } from './seat/TakeForm'
import { ClosedScreen } from './tablet/ClosedScreen'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ code: z.string().max(32).optional() }),
  search: z.object({ code: z.string().max(32).optional() }),
  load: async ({ app, params, search, address }) => {
    const code = (params.code ?? search.code ?? '').trim().toUpperCase()
    if (code === '') return { code, offer: null, problem: null }
    const admission = await admitAttempt(app, 'seat', code, address)
    if (admission.kind === 'wait') {
      return { code, offer: null, problem: `tablet:take.refused.tooMany|${admission.minutes}` }
    }
    const offer = await seatOffer(app, code)
    if (!offer) return { code, offer: null, problem: 'tablet:take.refused.seatCode' }
    await app.writer.write((tx) => admission.forgive(tx))
    return { code, offer, problem: null }
  },
})

/** Gives the seat; its token goes into a cookie that no script can read. */
export const action = actionFor({
  access: 'public',
  form: takeSeatForm,
  run: async ({ app, form, address }) => {
    const admission = await admitAttempt(app, 'seat', form.code.toUpperCase(), address)
    if (admission.kind === 'wait') {
      return { ok: false, problem: `tablet:take.refused.tooMany|${admission.minutes}` } as const
    }
    const taken = await takeSeat(app, form)
    if (!taken.ok) return { ok: false, problem: `tablet:take.refused.${taken.code}` } as const
    await app.writer.write((tx) => admission.forgive(tx))
    const cookie = writeCookie(SEAT_COOKIE, taken.token, app.settings, SEAT_LASTS_S)
    return data({ ok: true } as const, { headers: { 'Set-Cookie': cookie } })
  },
})

/** Without a network the person reads so on the page, and loses nothing that was typed. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { ok: false, problem: 'tablet:take.refused.network' } as const
  }
}

export const handle: PageHandle = { title: 'tablet:take.title' }

/** From the code that the chief judge shows to a seat on this device. */
export default function Seat() {
  const { t } = useTranslation('tablet')
  const { code, offer, problem } = useLoaderData<typeof loader>()
  const [insecure, setInsecure] = useState(false)
  useEffect(() => setInsecure(!window.isSecureContext), [])
  if (insecure) return <ClosedScreen why="insecure" />
  return (
    <PublicShell>
      <div className="mx-auto grid max-w-lg gap-6">
        <h1 className="text-2xl font-bold">{t('take.title')}</h1>
        {offer ? (
          <TakeForm key={offer.seatId} code={code} offer={offer} />
        ) : (
          <CodeForm code={code} problem={problem} />
        )}
      </div>
    </PublicShell>
  )
}
