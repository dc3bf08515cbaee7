import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { keepTakenSeat, readThisDevice } from '~/tablet/device'
import { lockWith } from '~/tablet/pin'
import type { clientAction } from '../seat'

/** Asks the server for the seat, keeps it on this device, and opens the sheets. */
export function useTakeSeat(code: string, seatId: string) {
  const fetcher = useFetcher<typeof clientAction>()
  const [kept, setKept] = useState({ unsent: 0, photos: 0 })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const pin = useRef<string | null>(null)
  const op = useRef<{ judgeId: string; opId: string } | null>(null)
  const { data: answer } = fetcher

  useEffect(() => {
    readThisDevice().then(
      ({ unsent, photos }) => setKept({ unsent, photos }),
      (error: unknown) => {
        reportError(error)
        setProblem('tablet:take.refused.device')
      },
    )
  }, [])

  useEffect(() => {
    if (!answer) return
    if (!('ok' in answer) || !answer.ok || pin.current === null) {
      setBusy(false)
      return
    }
    const chosen = pin.current
    pin.current = null
    lockWith(chosen)
      .then((lock) => keepTakenSeat(seatId, lock))
      .then(openSheets)
      .catch((error: unknown) => {
        reportError(error)
        setProblem('tablet:take.refused.device')
        setBusy(false)
      })
  }, [answer, seatId])

  const take = (judgeId: string, chosenPin: string) => {
    setBusy(true)
    setProblem(null)
    pin.current = chosenPin
    readThisDevice()
      .then(({ device }) => {
        // Asked again for the same judge it is the same op: the answer may have been lost on the way.
        if (op.current?.judgeId !== judgeId) op.current = { judgeId, opId: crypto.randomUUID() }
        const { opId } = op.current
        const form = { code, judgeId, deviceId: device.deviceId, opId }
        fetcher.submit(form, { method: 'post', action: '/seat' })
      })
      .catch((error: unknown) => {
        reportError(error)
        setProblem('tablet:take.refused.device')
        setBusy(false)
      })
  }
  const refused = answer && 'problem' in answer ? answer.problem : null
  return { take, taking: busy, ...kept, refusal: problem ?? refused }
}

function openSheets(): void {
  window.location.assign('/tablet')
}
