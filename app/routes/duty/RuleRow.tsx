import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrorText } from '~/components/Field'
import { useRuleWords } from '~/components/duty/useRuleWords'
import type { Submitted } from '~/components/useSubmitted'
import type { DynamicRule } from '~/domain/review/dynamicRules'
import { ruleBox, ruleField } from '~/protocol/dynamicRules'

interface Props {
  rule: DynamicRule
  /** What the fields show. */
  values: Submitted['values']
  errors: Submitted['errors']
}

/** One rule: a box that switches it on, and its sentence with a field for each number. */
export function RuleRow({ rule, values, errors }: Props) {
  const { t } = useTranslation('duty')
  const errorText = useFieldErrorText()
  const { sentenceParts } = useRuleWords()
  const id = useId()
  const box = ruleBox(rule.id)
  const isOn = values[box] === 'on'
  const name = t(`rules.name.${rule.id}`)
  return (
    <fieldset className="grid gap-x-6 gap-y-1 border-t border-line py-3 grid-cols-[1fr_auto] md:grid-cols-[9rem_6rem_1fr]">
      <legend className="sr-only">{name}</legend>
      <p aria-hidden="true" className="content-center font-bold">
        {name}
      </p>
      <label className="inline-flex min-h-11 items-center gap-2">
        <input
          key={String(isOn)}
          type="checkbox"
          name={box}
          value="on"
          defaultChecked={isOn}
          className="size-5 accent-red"
        />
        {t('rules.on')}
      </label>
      <div className="col-span-2 md:col-span-1">
        <p className="leading-8">
          {sentenceParts(rule).map((part, index) => {
            if ('words' in part) return <span key={index}>{part.words}</span>
            const field = ruleField(rule.id, part.number)
            const value = values[field] ?? ''
            const isWrong = errors[field] !== undefined
            return (
              <input
                key={`${field}-${value}`}
                name={field}
                inputMode="numeric"
                defaultValue={value}
                maxLength={20}
                aria-label={t(`rules.number.${part.number}`)}
                aria-invalid={isWrong || undefined}
                aria-describedby={isWrong ? `${id}-${part.number}` : undefined}
                className="mx-1 my-1 inline-block min-h-11 w-16 rounded-card border border-line-strong bg-paper px-2 text-center leading-normal aria-invalid:border-2 aria-invalid:border-red"
              />
            )
          })}
        </p>
        {sentenceParts(rule).map((part) => {
          const wrong = 'number' in part ? errors[ruleField(rule.id, part.number)] : undefined
          if (wrong === undefined || !('number' in part)) return null
          return (
            <p
              key={part.number}
              id={`${id}-${part.number}`}
              className="text-sm font-medium text-red"
            >
              <span aria-hidden="true">✕ </span>
              {t(`rules.number.${part.number}`)} · {wrong.map(errorText).join(' ')}
            </p>
          )
        })}
      </div>
    </fieldset>
  )
}
