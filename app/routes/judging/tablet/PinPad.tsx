import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const KEY = 'min-h-16 rounded-card bg-line text-2xl font-medium active:bg-line-strong'

/** Four to six digits, by its own keys or the keyboard. */
export function PinPad({
  pin,
  onChange,
  label,
  submit,
  disabled,
  onSubmit,
}: {
  pin: string
  onChange: (pin: string) => void
  label: string
  submit: string
  disabled: boolean
  onSubmit: () => void
}) {
  const { t } = useTranslation('tablet')
  const id = useId()
  const set = (text: string) => onChange(text.replace(/\D/g, '').slice(0, 6))
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!disabled) onSubmit()
      }}
    >
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        type="password"
        inputMode="none"
        autoComplete="off"
        value={pin}
        onChange={(event) => set(event.target.value)}
        className="min-h-16 w-full min-w-0 rounded-card border border-line-strong bg-paper px-4 text-center text-3xl tracking-[0.5em]"
      />
      <div className="grid grid-cols-3 gap-2.5">
        {KEYS.map((key) => (
          <button key={key} type="button" className={KEY} onClick={() => set(pin + key)}>
            {key}
          </button>
        ))}
        <span />
        <button type="button" className={KEY} onClick={() => set(`${pin}0`)}>
          0
        </button>
        <button
          type="button"
          className={`${KEY} text-lg font-normal`}
          onClick={() => set(pin.slice(0, -1))}
        >
          {t('pad.back')}
        </button>
      </div>
      <button
        type="submit"
        disabled={disabled}
        className={buttonClass('primary', 'min-h-16 text-lg')}
      >
        {submit}
      </button>
    </form>
  )
}
