import { useTranslation } from 'react-i18next'
import { Field, FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import type { ReviewScheme } from '~/domain/review/scheme'
import { fieldName, type SchemeField } from '~/domain/review/schemeFields'

/** What the fields of a scheme's form show: what was typed, else the template's values. */
export interface Opening {
  readonly template: ReviewScheme
  /** The values that the form has a field for. */
  readonly fields: readonly SchemeField[]
  readonly values: Partial<Record<string, string>>
  /** Per field, keys of texts. */
  readonly errors: Partial<Record<string, string[]>>
  /** Per field, what does not add up, in words. */
  readonly problems: ReadonlyMap<string, readonly string[]>
  /** Options whose texts are the scheme's own, such as its figures and ratings. */
  readonly optionText?: (field: SchemeField, option: string) => string | undefined
}

/** The texts of a choice's options, by the last part of its path. */
const CHOICES: Readonly<Record<string, string>> = {
  round: 'rating.round',
  atCut: 'rating.atCut',
  apartFrom: 'judging.apartFrom',
  unit: 'open.unit',
  firstDay: 'open.firstDay',
  evidence: 'evidence',
  published: 'rating.publishing',
  is: 'open.is',
  stage: 'stage',
}

/** How wide an option can be that is read in one column of a form, a Chinese character being 2. */
const MOST_IN_COLUMN = 15
const widthOf = (text: string): number => text.replace(/\p{Script=Han}|[，；：（）]/gu, 'xx').length

/** One value of the scheme, with what is wrong with it. */
export function SchemeInput({
  opening: { template, values, errors, problems, optionText },
  field,
  label,
}: {
  opening: Opening
  field: SchemeField
  label: string
}) {
  const { t } = useTranslation('review')
  const name = fieldName(template, field.path)
  const { unit, options } = field
  const shared = { label, errors: errors[name] }
  const value = values[name] ?? ''
  const choice = CHOICES[String(field.path.at(-1))]
  const texts = (options ?? []).map(
    (option) => optionText?.(field, option) ?? t(`${choice}.${option}`),
  )
  const isWide = texts.some((text) => widthOf(text) > MOST_IN_COLUMN)
  return (
    <div id={name} className={`grid min-w-0 content-start gap-1 ${isWide ? 'md:col-span-2' : ''}`}>
      {options ? (
        <FieldFrame {...shared}>
          {(control) => (
            <select {...control} key={value} name={name} defaultValue={value}>
              {options.map((option, index) => (
                <option key={option} value={option}>
                  {texts[index]}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
      ) : unit === 'longText' || unit === 'longTextOrNone' ? (
        <FieldFrame {...shared}>
          {(control) => (
            <TextArea {...control} key={value} name={name} defaultValue={value} rows={2} />
          )}
        </FieldFrame>
      ) : (
        <Field
          {...shared}
          key={value}
          name={name}
          defaultValue={value}
          type={unit === 'day' ? 'date' : 'text'}
          inputMode={unit.startsWith('text') || unit === 'day' ? undefined : 'decimal'}
          optional={unit === 'day' || unit.endsWith('OrNone')}
        />
      )}
      <Problems texts={problems.get(name)} />
    </div>
  )
}

/** What does not add up here. */
function Problems({ texts }: { texts: readonly string[] | undefined }) {
  if (texts === undefined) return null
  return texts.map((text) => (
    <p key={text} className="text-sm font-medium text-red">
      <span aria-hidden="true">✕ </span>
      {text}
    </p>
  ))
}

/** What does not add up in a whole part of the form; a link leads here. */
export function PartProblems({
  opening,
  part,
  isAnchor = true,
}: {
  opening: Opening
  part: string
  /** Whether a link leads here; the part can have an element of its own. */
  isAnchor?: boolean
}) {
  return (
    <div id={isAnchor ? part : undefined}>
      <Problems texts={opening.problems.get(part)} />
    </div>
  )
}

/** A box to tick. */
export function TickBox({
  opening: { values },
  name,
  label,
}: {
  opening: Opening
  name: string
  label: string
}) {
  const ticked = values[name] === 'on'
  return (
    <label className="inline-flex min-h-11 items-center gap-2 pr-4">
      <input
        key={String(ticked)}
        type="checkbox"
        name={name}
        value="on"
        defaultChecked={ticked}
        className="size-5 accent-red"
      />
      {label}
    </label>
  )
}
