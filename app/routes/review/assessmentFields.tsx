import type { Submitted } from '~/components/useSubmitted'
import type { ReviewScheme } from '~/domain/review/scheme'
import type { SaveField } from './saver'

/** The form's id: its fields stand outside of it, beside the forms of the uploads. */
export const FORM_ID = 'assessment'
/** The box by which the lead vouches for it; a link leads to it. */
export const VOUCHED_ID = 'vouched'
/** What is wrong when it is filed without the tick. */
export const VOUCH_ERROR = 'assessment:field.vouch'

/** Where one field is in the form: its list, its place in it, and its key there. */
export interface FieldPlace {
  kind: SaveField['kind']
  index: number
  fieldKey: string
  /** What is stored: the value, or the digest of the text. */
  was: string
}

/** What travels beside a field: its key, and what the page had before. */
export function FieldBase({ kind, index, fieldKey, was }: FieldPlace) {
  const name = `${kind}[${index}]`
  return (
    <>
      <input type="hidden" form={FORM_ID} name={`${name}.key`} value={fieldKey} />
      <input type="hidden" form={FORM_ID} name={`${name}.was`} value={was} />
    </>
  )
}

/** The attributes that make a control the field of this place. */
export function fieldAttributes({ kind, index, fieldKey }: Omit<FieldPlace, 'was'>) {
  return { form: FORM_ID, name: valueName(kind, index), 'data-save': `${kind} ${fieldKey}` }
}

/** The name of the field of a list's place. */
export function valueName(kind: SaveField['kind'], index: number): string {
  return `${kind}[${index}].value`
}

/** What the server found wrong with declared figures, by their keys. */
export function declaredErrors(
  { declared }: Pick<ReviewScheme, 'declared'>,
  { errors }: Submitted,
): ReadonlyMap<string, string> {
  const found = declared.flatMap(({ key }, index) => {
    const [error] = errors[valueName('declared', index)] ?? []
    return error === undefined ? [] : [[key, error] as const]
  })
  return new Map(found)
}
