import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { useScripted } from '~/components/useScripted'
import { UnsentNotice } from '../judging/seat/UnsentNotice'
import { keepTakenSeat, readThisDevice } from '~/tablet/device'
import type { clientAction } from './seat'

/** Gives this device the expert's seat and opens the sheets. */
export function TakeOwnSeat({ cycleId, seatId }: { cycleId: string; seatId: string }) {
  const { t } = useTranslation('expert')
  const errorText = useFormErrorText()
  const scripted = useScripted()
  const fetcher = useFetcher<typeof clientAction>()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [elsewhere, setElsewhere] = useState({ unsent: 0, photos: 0 })
  const opId = useRef<string | null>(null)
  const { data: answer } = fetcher

  useEffect(() => {
    readThisDevice().then(
      ({ device, unsent, photos }) => {
        // Opened again on the same device, the seat goes on where it was.
        if (device.seatId !== null && device.seatId !== seatId) setElsewhere({ unsent, photos })
      },
      (error: unknown) => {
        reportError(error)
        setProblem('tablet:take.refused.device')
      },
    )
  }, [seatId])

  useEffect(() => {
    if (!answer) return
    if (!('ok' in answer) || !answer.ok) {
      setBusy(false)
      return
    }
    keepTakenSeat(seatId, null)
      .then(() => window.location.assign('/tablet'))
      .catch((error: unknown) => {
        reportError(error)
        setProblem('tablet:take.refused.device')
        setBusy(false)
      })
  }, [answer, seatId])

  const take = () => {
    setBusy(true)
    setProblem(null)
    readThisDevice()
      .then(({ device: { deviceId } }) => {
        // Asked again it is the same op: the answer may have been lost on the way.
        opId.current ??= crypto.randomUUID()
        const form = { seatId, deviceId, opId: opId.current }
        fetcher.submit(form, { method: 'post', action: `/expert/${cycleId}/seat` })
      })
      .catch((error: unknown) => {
        reportError(error)
        setProblem('tablet:take.refused.device')
        setBusy(false)
      })
  }
  const refused = answer && 'problem' in answer ? answer.problem : null
  const wrong = problem ?? refused
  return (
    <div className="grid gap-2">
      <UnsentNotice {...elsewhere} />
      {wrong && <Notice tone="problem">{errorText(wrong)}</Notice>}
      <Button
        tone="primary"
        onClick={take}
        disabled={busy || !scripted}
        className="justify-self-start"
      >
        {t('open')}
      </Button>
    </div>
  )
}
