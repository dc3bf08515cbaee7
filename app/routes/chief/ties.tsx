import { randomUUID } from 'node:crypto'
import { useLoaderData, useOutletContext, useSearchParams } from '@remix-run/react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { openTies, tieOrderWith } from '~/domain/contest/openTies'
import { loaderFor } from '~/http/route.server'
import type { ChiefSnapshot } from '~/protocol/chief'
import { chiefAccess, chiefAction, stageOf, stageParams } from './chiefRoute.server'
import { OpForm } from './OpForm'
import { SidePanel } from './SidePanel'
import { movedIn, ordered } from './tieOrder'
import { useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: stageParams,
  load: async ({ app, params }) => {
    const { live } = await stageOf(app, params.stageId)
    const ties = openTies(live.state)
    return {
      known: ties !== null,
      /** Decided before: kept in front, since a decision replaces the one before it. */
      decided: tieOrderWith(live.state, []),
      first: ties?.[0] ?? null,
      opId: randomUUID(),
    }
  },
})

export const action = chiefAction

/** The chief judge's order of entries that are level after every other rule; one tie at a time. */
export default function TiesPanel() {
  const { stageId } = useOutletContext<ChiefSnapshot>()
  const { known, decided, first, opId } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { t } = useTranslation('chief')
  const { who } = useChiefText()
  if (!first) {
    return (
      <SidePanel stageId={stageId} title={t('ties.title')}>
        <p>{t(known ? 'ties.none' : 'ties.notYet')}</p>
      </SidePanel>
    )
  }
  const rows = ordered(first.rows, search.get('order'))
  const order = [...decided, ...rows.map(({ entry }) => entry)]
  return (
    <SidePanel stageId={stageId} title={t('ties.title')}>
      <p className="text-sm text-muted">{t('ties.hint')}</p>
      <h3 className="font-bold">{t('ties.rank', { rank: first.rank })}</h3>
      <ol className="divide-y divide-line">
        {rows.map(({ entry, entryCode: code, total }, index) => (
          <li key={entry} className="flex items-center gap-2 py-1">
            <span className="w-6 text-muted">{index + 1}</span>
            <span className="mr-auto font-bold">{who(code)}</span>
            <span className="text-muted">{total}</span>
            {index > 0 && (
              <LinkButton
                to={`?order=${movedIn(rows, index, -1)}`}
                preventScrollReset
                aria-label={t('ties.up', { code: who(code) })}
              >
                <ArrowUp aria-hidden="true" size={18} />
              </LinkButton>
            )}
            {index < rows.length - 1 && (
              <LinkButton
                to={`?order=${movedIn(rows, index, 1)}`}
                preventScrollReset
                aria-label={t('ties.down', { code: who(code) })}
              >
                <ArrowDown aria-hidden="true" size={18} />
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
      <OpForm
        kind="decideTies"
        opId={opId}
        fields={{ order }}
        submit={t('ties.submit')}
        tone="primary"
      />
    </SidePanel>
  )
}
