import { toKey, type Rational } from '../arithmetic/rational'
import { decimalText } from './decimalText'
import { entrantOutcome, type EntrantOutcome } from './entrantOutcome'
import type { PublicSource } from './frozenView'
import type { PublicContest, PublicRow, RowState } from './publicBoard'
import { rulesNow } from './publicHead'
import { scorePlaces, stageScore, type StagePart } from './publicStageScore'
import { rankKeys } from './rankKeys'
import type { LocalText, RuleSet } from './ruleSet'
import { aloneRules } from './ruleSummary'
import type { ContestState, EntrantState } from './state'
import { entryTotal, type EntryTotal } from './total'

/** A row with what is needed to keep the board, but not shown. */
export interface RowEntry {
  readonly row: PublicRow
  /** The exact keys, also where the row shows only a place. */
  readonly keys: readonly Rational[]
  /** All that is required in the stage now being scored is in. */
  readonly done: boolean
}

/** The code ids whose public scores were corrected. */
type Corrected = ReadonlySet<string>

const gone = ['disqualified', 'withdrawn', 'absent'] as const
/** What keeps an active entrant from a rank, the gravest first. */
const waiting = ['deviating', 'scoring', 'incomplete'] as const

/** What one row is made of: an entrant of a blind stage, or an entry with all its stages. */
interface Subject extends Pick<PublicRow, 'id' | 'code' | 'zone'> {
  readonly ruleSet: RuleSet
  readonly parts: readonly StagePart[]
  /** Of the stage that the board is about now, which may be drawn but not begun. */
  readonly current: EntrantState | null
  readonly alone: boolean
  readonly left: (typeof gone)[number] | null
  readonly name?: LocalText | undefined
}

function totalOf({ ruleSet, parts }: Subject): EntryTotal {
  const results = parts.flatMap(({ rules, outcome }) =>
    outcome?.kind === 'complete' ? [[rules.key, outcome.result] as const] : [],
  )
  return entryTotal(ruleSet, new Map(results))
}

function rowState({ left, parts }: Subject, total: EntryTotal): RowState {
  const kinds = parts.map(({ outcome }) => outcome?.kind)
  const out = left ?? gone.find((kind) => kinds.includes(kind))
  if (out) return out
  if (total.kind === 'complete') return 'ranked'
  return waiting.find((kind) => kinds.includes(kind)) ?? 'notScored'
}

function totalText({ alone, ruleSet }: Subject, value: Rational): string {
  const [first] = ruleSet.stages
  const rounding = alone && first ? first.scheme.rounding.factor : ruleSet.rounding.total
  return decimalText(value, rounding, Math.max(0, ...ruleSet.stages.map(scorePlaces)))
}

function ordinals(state: ContestState, seats: readonly string[]): number[] {
  return seats.map((id) => state.seats.get(id)?.ordinal ?? 0).sort((a, b) => a - b)
}

function placesOf(outcome: EntrantOutcome | null): number[] {
  const submitted = outcome?.submitted ?? []
  return (outcome?.required ?? []).flatMap((seat, place) =>
    submitted.includes(seat) ? [place + 1] : [],
  )
}

function makeRow(
  state: ContestState,
  source: PublicSource,
  subject: Subject,
  corrected: Corrected,
): RowEntry {
  const { id, code, name, zone, ruleSet, current, parts, alone } = subject
  const total = totalOf(subject)
  const shown = rowState(subject, total)
  const ranked = shown === 'ranked' && total.kind === 'complete' ? total : null
  const keys = ranked ? rankKeys(ruleSet, { id, total: ranked }, source.tieOrder) : []
  const outcome = current && entrantOutcome(source, current.codeId)
  const onlyTotals = ruleSet.publicMarks === 'totals'
  const row: PublicRow = {
    id,
    code,
    ...(name && { name }),
    station: current?.station ?? null,
    order: current?.order ?? null,
    zone,
    state: shown,
    submitted: name ? placesOf(outcome) : ordinals(state, outcome?.submitted ?? []),
    required: outcome?.required.length ?? 0,
    total: ranked && totalText(subject, ranked.total),
    stages: onlyTotals ? [] : parts.map((part) => stageScore(state, ruleSet, part, total, alone)),
    keys: keys.map(toKey),
    corrected: parts.some(({ entrant }) => entrant !== null && corrected.has(entrant.codeId)),
  }
  return { row, keys, done: outcome ? outcome.kind === 'complete' : ranked !== null }
}

/** One entrant of a blind stage: its code and this stage's marks, nothing else. */
export function codedRow(
  state: ContestState,
  source: PublicSource,
  codeId: string,
  corrected: Corrected,
): RowEntry | null {
  const entrant = source.entrants.get(codeId)
  const key = entrant && source.stages.get(entrant.stageId)?.key
  const rules = source.ruleSet?.stages.find((stage) => stage.key === key)
  if (!entrant || !rules || !source.ruleSet) return null
  const subject: Subject = {
    id: codeId,
    code: entrant.code,
    zone: null,
    ruleSet: aloneRules(source.ruleSet, rules),
    parts: [{ rules, entrant, outcome: entrantOutcome(source, codeId) }],
    current: entrant,
    alone: true,
    left: null,
  }
  return makeRow(state, source, subject, corrected)
}

/** Where an overall row finds its parts. */
export interface EntryPlaces {
  /** Code ids of the entry by stage key. */
  readonly codeIds: ReadonlyMap<string, string>
  /** The stage now being scored, or last scored. */
  readonly currentStage: string | null
}

/** One entry of a contest in which nothing is blind: its entry code, zone and begun stages. */
export function entryRow(
  state: ContestState,
  source: PublicSource,
  contest: PublicContest,
  entryId: string,
  places: EntryPlaces,
  corrected: Corrected,
): RowEntry | null {
  const entry = source.entries.get(entryId)
  const ruleSet = source.ruleSet && rulesNow(source.ruleSet, source)
  if (!entry || !ruleSet) return null
  const entrantIn = (stageKey: string): EntrantState | null => {
    const codeId = places.codeIds.get(stageKey)
    return (codeId === undefined ? undefined : source.entrants.get(codeId)) ?? null
  }
  const parts = ruleSet.stages.map((rules): StagePart => {
    const entrant = entrantIn(rules.key)
    return { rules, entrant, outcome: entrant && entrantOutcome(source, entrant.codeId) }
  })
  const subject: Subject = {
    id: entryId,
    code: entry.entryCode,
    name: contest.names?.get(entryId),
    zone: contest.zones.get(entry.zoneId) ?? null,
    ruleSet,
    parts,
    current: entrantIn(source.stages.get(places.currentStage ?? '')?.key ?? ''),
    alone: false,
    left: entry.status === 'approved' ? null : entry.status,
  }
  return makeRow(state, source, subject, corrected)
}
