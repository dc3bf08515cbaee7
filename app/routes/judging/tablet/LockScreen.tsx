import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import { ReviewWords } from '~/locales/ReviewWords'
import { unlock, type KeptSeat } from '~/tablet/device'
import { PIN_PATTERN, waitLeft, type PinLock } from '~/tablet/pin'
import { PinPad } from './PinPad'

interface LockProps {
  kept: KeptSeat
  onOpen: (kept: KeptSeat) => void
}

/** Asks for the PIN that was chosen when the seat was taken. Works offline. */
export function LockScreen(props: LockProps) {
  return (
    <ReviewWords on={props.kept.seat.server?.seat.dossiers !== undefined}>
      <Lock {...props} />
    </ReviewWords>
  )
}

function Lock({ kept: first, onOpen }: LockProps) {
  const { t } = useTranslation('tablet')
  const [kept, setKept] = useState(first)
  const [pin, setPin] = useState('')
  const [checking, setChecking] = useState(false)
  const [problem, setProblem] = useState<'wrong' | 'disk' | null>(null)
  const seconds = useSecondsLeft(kept.seat.lock)
  const check = async () => {
    setChecking(true)
    try {
      const tried = await unlock(kept, pin)
      setKept(tried.kept)
      setPin('')
      setProblem(tried.ok ? null : 'wrong')
      if (tried.ok) onOpen(tried.kept)
    } catch (error) {
      reportError(error)
      setProblem('disk')
    } finally {
      setChecking(false)
    }
  }
  const judge = kept.seat.server?.seat.seat
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-5 px-6">
      <div>
        <h1 className="text-2xl font-bold">{t('lock.title')}</h1>
        {judge && (
          <p className="mt-1 text-lg text-muted-strong">
            {t('seatAndJudge', { ordinal: judge.ordinal, name: judge.judgeName })}
          </p>
        )}
      </div>
      {seconds > 0 && <Notice tone="warning">{t('lock.wait', { count: seconds })}</Notice>}
      {seconds === 0 && problem && <Notice tone="problem">{t(`lock.${problem}`)}</Notice>}
      <PinPad
        pin={pin}
        onChange={setPin}
        label={t('lock.pin')}
        submit={t('lock.open')}
        disabled={checking || seconds > 0 || !PIN_PATTERN.test(pin)}
        onSubmit={() => void check()}
      />
      <p className="text-muted">{t('lock.forgotten')}</p>
    </main>
  )
}

function useSecondsLeft(lock: PinLock | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!lock || waitLeft(lock, Date.now()) === 0) return
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [lock])
  return lock ? Math.ceil(waitLeft(lock, now) / 1000) : 0
}
