import type { Units } from '../../contest/ruleSet'
import { figuresOf, type Formula } from '../formula'
import { formulaBounds } from '../formulaBounds'
import type { Rubric, Veto } from '../rubric'
import { figureUnit } from '../schemeFields'
import { points } from './newParts'

const FEN = 100

/** A formula of another kind that reads the same figure and gives as much at most. */
export function formulaOf(now: Formula, kind: Formula['kind'], rubric: Rubric): Formula {
  if (now.kind === kind) return now
  const [figure = ''] = figuresOf(now)
  const most = Math.max(0, formulaBounds(now)?.most ?? 0)
  const one = figureUnit(figure) === 'yuan' ? FEN : 1
  const point: Units = points(rubric, 1)
  switch (kind) {
    case 'each':
      return { kind, figure, per: one, points: point, cap: most }
    case 'shortfall':
      return { kind, figure, target: one, full: most, minus: point, floor: 0 }
    case 'steps': {
      const steps = [
        { from: 0, points: 0 },
        { from: one, points: most },
      ]
      return { kind, figure, steps }
    }
    case 'share':
      return { kind, figure, of: figure, full: most, whenNone: 0 }
    case 'sum':
      return { kind, parts: [now], floor: 0, cap: most }
  }
}

/** A formula that reads another figure. Numbers of items become as many yuan, and the other way. */
export function withFigure(now: Formula, figure: string): Formula {
  if (now.kind === 'sum') return now
  const scaled = scale(now.figure, figure)
  switch (now.kind) {
    case 'each':
      return { ...now, figure, per: Math.max(1, scaled(now.per)) }
    case 'shortfall':
      return { ...now, figure, target: scaled(now.target) }
    case 'steps':
      return {
        ...now,
        figure,
        steps: now.steps.map((step) => ({ ...step, from: scaled(step.from) })),
      }
    case 'share':
      return { ...now, figure }
  }
}

/** A veto on another figure. */
export function withVetoFigure(now: Veto, figure: string): Veto {
  return { ...now, figure, limit: scale(now.figure, figure)(now.limit) }
}

/** A number of results, of people, or of fen, that can be stored. */
export const MOST_FIGURE = 1_000_000_000_000_000

function scale(before: string, after: string): (value: number) => number {
  const [from, to] = [figureUnit(before), figureUnit(after)]
  if (from === to) return (value) => value
  return to === 'yuan'
    ? (value) => Math.min(value * FEN, MOST_FIGURE)
    : (value) => Math.round(value / FEN)
}
