import type { Decline } from './decline'
import type { Duty } from './duties'

/** What puts a studio at risk, the gravest first. */
export const RISKS = [
  'remove',
  'cancel',
  'reassess',
  'rectify',
  'finishRectifying',
  'moveUnit',
  'replaceLead',
  'fileAssessment',
  'starFell',
  'ratingFell',
] as const
export type RiskKind = (typeof RISKS)[number]

export type Risk<D extends Duty = Duty> =
  | { readonly kind: RiskKind; readonly duty: D; readonly decline: null }
  | { readonly kind: RiskKind; readonly duty: null; readonly decline: Decline }

/**
 * Why a studio may lose its star or its plaque, the gravest reason first: what dynamic management
 * found, and what became worse in its reviews. A self-assessment is a risk only once it is late;
 * evaluating an apprentice never is.
 */
export function risksOf<D extends Duty>(
  duties: readonly D[],
  declines: readonly Decline[],
): Risk<D>[] {
  const found: Risk<D>[] = [
    ...duties
      .filter(({ kind, isOverdue }) => kind !== 'fileAssessment' || isOverdue)
      .flatMap((duty) => (isRisk(duty.kind) ? [{ kind: duty.kind, duty, decline: null }] : [])),
    ...declines.map((decline) => ({ kind: decline.why, duty: null, decline })),
  ]
  return found.sort((a, b) => RISKS.indexOf(a.kind) - RISKS.indexOf(b.kind))
}

/** For sorting studios: the graver reason first, then the more reasons. */
export function compareRisks(a: readonly Risk[], b: readonly Risk[]): number {
  const grave = ([first]: readonly Risk[]) => (first ? RISKS.indexOf(first.kind) : RISKS.length)
  return grave(a) - grave(b) || b.length - a.length
}

function isRisk(kind: string): kind is RiskKind {
  return (RISKS as readonly string[]).includes(kind)
}
