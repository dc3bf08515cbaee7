/** The fields of a self-assessment as they stand in the page. */
import { figureTyped } from '~/domain/review/declaredFigure'
import { areaTyped } from '~/domain/typedText'
import type { SaveField } from './saver'

/** What is wrong with figures, by their keys. */
export type Wrong = ReadonlyMap<string, string>

/** What is wrong with what stands in a figure's field; null when it can be saved. */
export type ProblemOf = (key: string, text: string) => string | null

type Control = HTMLInputElement | HTMLTextAreaElement

/** Whether it is a field of the page's forms. */
export function isControl(target: unknown): target is Control {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** A figure's field with what is none in it. */
export interface WrongField {
  control: Control
  key: string
  problem: string
}

const asTyped = ({ value }: Control): string => value
/** The text that the page opened with. */
export const asOpened = ({ defaultValue }: Control): string => defaultValue

/** What stands in the fields; a figure that is none is apart, so that the rest is saved. */
export function fieldsOf(
  form: HTMLFormElement,
  problemOf: ProblemOf,
  textOf = asTyped,
): { fields: SaveField[]; wrong: WrongField[] } {
  const fields: SaveField[] = []
  const wrong: WrongField[] = []
  for (const control of [...form.elements].filter(isControl)) {
    const [kind, key = ''] = control.dataset.save?.split(' ') ?? []
    const value = textOf(control)
    if (kind === 'statements') fields.push({ kind, key, value: areaTyped(value), was: '' })
    if (kind !== 'declared') continue
    const problem = problemOf(key, value)
    if (problem === null) fields.push({ kind, key, value: figureTyped(value), was: '' })
    else wrong.push({ control, key, problem })
  }
  return { fields, wrong }
}

/** What is wrong, by the keys of the figures. */
export function problemsOf(wrong: readonly WrongField[]): Wrong {
  return new Map(wrong.map(({ key, problem }) => [key, problem]))
}
