import { useBlocker } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'

/** Asks before a link leaves a page on which something could not be saved. */
export function LeaveQuestion({ isHeldUp }: { isHeldUp: () => boolean }) {
  const { t } = useTranslation('assessment')
  const blocker = useBlocker(
    ({ currentLocation: { pathname }, nextLocation }) =>
      pathname !== nextLocation.pathname && isHeldUp(),
  )
  const stay = () => blocker.reset?.()
  return (
    <Dialog
      role="alertdialog"
      title={t('leave.title')}
      isOpen={blocker.state === 'blocked'}
      onOpenChange={stay}
    >
      <p>{t('leave.text')}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button tone="danger" onClick={() => blocker.proceed?.()}>
          {t('leave.leave')}
        </Button>
        <Button tone="primary" onClick={stay}>
          {t('leave.stay')}
        </Button>
      </div>
    </Dialog>
  )
}
