import { Form, useLocation, useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RehearsalView } from '~/protocol/menu'
import { Button } from './Button'

/** Says that the marks are simulated, on a demo; who may can pause that. Works without JavaScript. */
export function RehearsalBanner() {
  const root = useRouteLoaderData<{ rehearsal: RehearsalView | null }>('root')
  const { pathname, search } = useLocation()
  const { t } = useTranslation('common')
  const rehearsal = root?.rehearsal
  if (!rehearsal) return null
  const { state, mayControl } = rehearsal
  const move = state === 'paused' ? 'resume' : 'pause'
  return (
    <div
      role="status"
      className="flex min-h-11 flex-wrap items-center gap-x-4 border-b border-line bg-amber-soft px-4 sm:px-7"
    >
      <span>{t(`rehearsal.${state}`)}</span>
      {mayControl && state !== 'finished' && (
        <Form method="post" action="/rehearsal">
          <input type="hidden" name="to" value={pathname + search} />
          <Button type="submit" name="move" value={move} tone="quiet">
            {t(`rehearsal.${move}`)}
          </Button>
        </Form>
      )}
    </div>
  )
}
