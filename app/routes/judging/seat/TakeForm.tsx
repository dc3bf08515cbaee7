import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import { useScripted } from '~/components/useScripted'
import { usePick } from '~/locales/useLanguage'
import { PIN_PATTERN } from '~/tablet/pin'
import type { SeatOffer } from '~/queries/contest/seatOffer.server'
import { JudgeChoice } from './JudgeChoice'
import { UnsentNotice } from './UnsentNotice'
import { useTakeSeat } from './useTakeSeat'

/** Who sits here, and the PIN that opens this device for them. */
export function TakeForm({ code, offer }: { code: string; offer: SeatOffer }) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const errorText = useFormErrorText()
  const { take, taking, refusal, unsent, photos } = useTakeSeat(code, offer.seatId)
  const [judgeId, setJudgeId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [checked, setChecked] = useState(false)
  const badPin = !PIN_PATTERN.test(pin)
  const differs = pin !== again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (judgeId !== null && !badPin && !differs) take(judgeId, pin)
  }
  const show = (wrong: boolean, key: string) => (checked && wrong ? [key] : undefined)
  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid gap-6 rounded-card border border-line bg-paper p-6"
    >
      <div>
        <p className="text-xl font-bold">
          {pick(offer.contest)}
          {offer.stage && ` · ${pick(offer.stage)}`}
        </p>
        <p className="mt-1 text-lg text-muted-strong">
          {t('take.seat', { ordinal: offer.ordinal })}
        </p>
      </div>
      <UnsentNotice unsent={unsent} photos={photos} />
      {offer.judges.length === 0 ? (
        <Notice tone="warning">{t('take.noJudges')}</Notice>
      ) : (
        <JudgeChoice
          judges={offer.judges}
          chosen={judgeId}
          onChoose={setJudgeId}
          missing={checked && judgeId === null}
        />
      )}
      <PinField
        label={t('take.pin')}
        hint={t('take.pinHint')}
        value={pin}
        onChange={setPin}
        errors={show(badPin, 'tablet:take.pinBad')}
      />
      <PinField
        label={t('take.pinAgain')}
        value={again}
        onChange={setAgain}
        errors={show(!badPin && differs, 'tablet:take.pinsDiffer')}
      />
      {refusal && <Notice tone="problem">{errorText(refusal)}</Notice>}
      <Button type="submit" tone="primary" className="min-h-16 text-lg" disabled={taking}>
        {t('take.do')}
      </Button>
      <p className="text-muted-strong">{t('take.privacy')}</p>
      <LinkButton to="/seat" tone="quiet">
        {t('take.other')}
      </LinkButton>
    </form>
  )
}

function PinField({
  label,
  hint,
  value,
  onChange,
  errors,
}: {
  label: string
  hint?: string
  value: string
  onChange: (pin: string) => void
  errors: string[] | undefined
}) {
  // Until the page can hash the PIN, nothing can be typed that a plain form would send.
  const scripted = useScripted()
  return (
    <Field
      label={label}
      hint={hint}
      name=""
      type="password"
      inputMode="numeric"
      autoComplete="off"
      disabled={!scripted}
      maxLength={6}
      value={value}
      onChange={({ target }) => onChange(target.value.replace(/\D/g, ''))}
      errors={errors}
    />
  )
}
