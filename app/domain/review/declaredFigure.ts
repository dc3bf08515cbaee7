import type { CycleRefusal } from './cycleRefusals'
import type { ReviewScheme } from './scheme'

/** A figure as it is kept: a keyboard can type its digits wide, with spaces round them. */
export function figureTyped(text: string): string {
  return text.normalize('NFKC').trim()
}

/** The most that the scheme lets a figure be; null where it does not say. */
export function mostOfFigure(
  { declared }: Pick<ReviewScheme, 'declared'>,
  key: string,
): number | null {
  return declared.find((one) => one.key === key)?.max ?? null
}

/** Why a text is no value of a figure; null when it is one. */
export function figureRefusal(
  scheme: Pick<ReviewScheme, 'declared'>,
  key: string,
  text: string,
): Extract<CycleRefusal, 'review.badFigure' | 'review.figureTooBig'> | null {
  if (!/^\d{1,15}$/.test(text)) return 'review.badFigure'
  const most = mostOfFigure(scheme, key)
  return most !== null && BigInt(text) > BigInt(most) ? 'review.figureTooBig' : null
}
