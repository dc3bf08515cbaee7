import { useTranslation } from 'react-i18next'
import type { FigureWords } from '~/components/review/figureWords'
import { useDateTime } from '~/components/useDateTime'
import { useScripted } from '~/components/useScripted'
import type { SaveState } from './useSaver'

/** Whether what was typed is stored: when it was, or why not and what to do. */
export function SaveLine({ state, figures }: { state: SaveState; figures: FigureWords }) {
  const { t } = useTranslation('assessment')
  const dateTime = useDateTime()
  const isScripted = useScripted()
  const isProblem = state.kind === 'refused' || state.kind === 'invalid'
  const look = isProblem ? 'font-medium text-red' : state.kind === 'waiting' ? 'text-amber' : ''
  const words = (): string => {
    switch (state.kind) {
      case 'none':
        // Before scripts run nothing is saved but by the button.
        return t(isScripted ? 'save.none' : 'save.byButton')
      case 'saved':
        return t('save.saved', { at: dateTime(state.at) })
      case 'refused':
        return t(state.problem)
      case 'invalid':
        return t('save.invalid', {
          figures: state.figures.map((key) => figures.name(key)).join(t('review:comma')),
        })
      default:
        return t(`save.${state.kind}`)
    }
  }
  return (
    <p role={isProblem ? 'alert' : 'status'} className={`min-w-0 flex-1 text-sm ${look}`}>
      {words()}
    </p>
  )
}
