import { figureRefusal, figureTyped, mostOfFigure } from '~/domain/review/declaredFigure'
import type { ReviewScheme } from '~/domain/review/scheme'

/**
 * What is wrong with what stands in a declared figure's field, as the key of a text; null when it can
 * be saved, as an empty field can. The page marks by it what the server would not take.
 */
export function figureProblem(
  scheme: Pick<ReviewScheme, 'declared'>,
  key: string,
  typed: string,
): string | null {
  const text = figureTyped(typed)
  if (text === '' || figureRefusal(scheme, key, text) === null) return null
  const most = mostOfFigure(scheme, key)
  return most === null ? 'assessment:field.figure' : `assessment:field.figureMost|${most}`
}
