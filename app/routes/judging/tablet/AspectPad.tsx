import type { Aspect, StageRules } from '~/domain/contest/ruleSet'
import type { ShownSheet } from '~/tablet/outbox/view'
import { LevelPanel } from './LevelPanel'
import { NumberPad } from './NumberPad'
import type { Scoring } from './useScoring'

interface Props {
  aspect: Aspect
  scoring: Scoring
  sheet: ShownSheet
  places: StageRules['places']
}

/** The keys by which one aspect is scored: levels or digits. */
export function AspectPad({ aspect, ...rest }: Props) {
  return aspect.kind === 'judgement' ? (
    <LevelPanel aspect={aspect} {...rest} />
  ) : (
    <NumberPad aspect={aspect} {...rest} />
  )
}
