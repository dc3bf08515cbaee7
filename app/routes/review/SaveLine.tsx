import { useTranslation } from 'react-i18next'
import { useDateTime } from '~/components/useDateTime'
import type { SaveState } from './useSaver'

/** Whether what was typed is stored: when it was, or why not and what to do. */
export function SaveLine({ state }: { state: SaveState }) {
  const { t } = useTranslation('assessment')
  const dateTime = useDateTime()
  const isProblem = state.kind === 'refused' || state.kind === 'invalid'
  const look = isProblem ? 'font-medium text-red' : state.kind === 'waiting' ? 'text-amber' : ''
  return (
    <p role={isProblem ? 'alert' : 'status'} className={`min-w-0 flex-1 text-sm ${look}`}>
      {state.kind === 'saved'
        ? t('save.saved', { at: dateTime(state.at) })
        : state.kind === 'refused'
          ? t(state.problem)
          : t(`save.${state.kind}`)}
    </p>
  )
}
