import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { PadKey } from '~/tablet/padEntry'
import type { PictureSession } from '~/tablet/pictures/session'
import type { TabletSession } from '~/tablet/session'
import { ReviewWords } from '~/locales/ReviewWords'
import { EntrantList } from './EntrantList'
import { Entry } from './Entry'
import { MovedNotice } from './MovedNotice'
import { SheetPanel } from './SheetPanel'
import { TopBar } from './TopBar'
import { useNarrow } from './useNarrow'
import { usePhotos, type Photos } from './usePhotos'
import { useScoring, type Scoring } from './useScoring'

interface Open {
  session: TabletSession
  pictures: PictureSession
}

/** The judge's screen; an expert's speaks of studios. */
export function ScoreScreen({ session, pictures }: Open) {
  const scoring = useScoring(session)
  const photos = usePhotos(pictures, scoring.outbox)
  useKeyboard(scoring)
  return (
    <ReviewWords on={scoring.outbox.server?.seat.dossiers !== undefined}>
      <Screen scoring={scoring} photos={photos} />
    </ReviewWords>
  )
}

/**
 * Whom, what, and the keys; two columns and a dock when held upright. On a phone one below the other,
 * with the keys in the sheet, below the aspect that they score.
 */
function Screen({ scoring, photos }: { scoring: Scoring; photos: Photos }) {
  const { t } = useTranslation('tablet')
  const isNarrow = useNarrow()
  if (!scoring.outbox.server) {
    return (
      <div className="grid h-dvh grid-rows-[auto_1fr]">
        <TopBar scoring={scoring} photos={photos} />
        <main className="grid place-items-center p-6 text-lg text-muted-strong">
          {scoring.outbox.moved ? (
            <MovedNotice movedTo={scoring.outbox.movedTo} />
          ) : (
            <p>{t('firstLoad')}</p>
          )}
        </main>
      </div>
    )
  }
  return (
    <div className="grid touch-manipulation grid-cols-[minmax(0,1fr)] select-none max-sm:min-h-dvh max-sm:content-start sm:h-dvh sm:grid-rows-[auto_1fr]">
      <TopBar scoring={scoring} photos={photos} />
      <div className="grid min-h-0 max-sm:grid-cols-[minmax(0,1fr)] sm:portrait:grid-cols-[184px_minmax(0,1fr)] sm:portrait:grid-rows-[1fr_auto] sm:landscape:grid-cols-[236px_minmax(0,1fr)_310px] sm:landscape:grid-rows-1">
        <EntrantList scoring={scoring} isFolded={isNarrow} />
        <SheetPanel scoring={scoring} photos={photos} isWhole={isNarrow} />
        {!isNarrow && <Entry scoring={scoring} />}
      </div>
    </div>
  )
}

/** Digits, point, backspace, + and -, Enter for the next aspect; 0 to 3 for a level. */
function useKeyboard(scoring: Scoring): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { aspect, confirmed } = scoring
      if (event.ctrlKey || event.metaKey || event.altKey || !aspect || !confirmed) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('textarea, input, [role=dialog], [role=alertdialog]')) return
      const key = event.key === 'Backspace' ? 'back' : event.key
      if (aspect.kind === 'judgement') {
        if (/^[0-3]$/.test(key)) scoring.setValue(aspect, Number(key))
        return
      }
      if (isPadKey(key)) scoring.press(key)
      else if (key === '+' || key === '-') scoring.step(key === '+' ? 1 : -1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [scoring])
}

function isPadKey(key: string): key is PadKey {
  return /^(\d|\.|back)$/.test(key)
}
