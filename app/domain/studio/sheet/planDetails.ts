import { isSameName } from '../../people/sameName'
import { applyStudioEvent } from '../apply'
import { studioRefusal, type Circumstances } from '../decide'
import type { StudioChange } from '../events'
import type { StudioRefusal } from '../refusals'
import type { RowProblem } from './cells'
import { LIST_MARK } from './columns'
import { ITEM_COLUMN, type DetailColumn, type DetailKind, type FactColumn } from './detailColumns'
import { differing, itemOf, keyOf, knownFacts, type Facts, type StudioDetails } from './details'
import { peopleNamed, type PeopleProblemCode } from './namedPeople'
import { studioFinder, type NamingProblemCode, type StudioNaming } from './namedStudio'

/** A row that was read and fits the form of its kind. */
export interface DetailRow {
  readonly line: number
  readonly studio: StudioNaming
  readonly facts: Facts
}

/** Why a row is refused: by the file's own rules, or by those of the register. */
export type DetailProblemCode =
  NamingProblemCode | PeopleProblemCode | 'twice' | 'isLead' | 'endedOnItsPage' | StudioRefusal

export type DetailOutcome =
  | {
      readonly kind: 'new'
      readonly studioId: string
      /** The id under which it comes into the register. */
      readonly fresh: string
      /** The ids of those whom the row names: who achieved a result, or the master. */
      readonly people: readonly string[]
      readonly event: StudioChange
    }
  /** It is there already; `differing` is what the row says otherwise and an import never changes. */
  | { readonly kind: 'unchanged'; readonly differing: readonly FactColumn[] }
  | {
      readonly kind: 'refused'
      readonly problems: readonly RowProblem<DetailProblemCode, DetailColumn>[]
    }

interface EnteringIds {
  fresh: string
  people: readonly string[]
  lead: string
}

/** What a row would bring into its studio's log. */
export interface Entering<Row> {
  freshOf: (row: Row) => string
  eventOf: (row: Row, ids: EnteringIds) => StudioChange
}

/**
 * What an import would do with each row, in their order, by the rules of the studio's page and with
 * each studio as the rows before left it. Their states are carried on in place.
 */
export function planDetails<Row extends DetailRow>(
  kind: DetailKind,
  rows: readonly Row[],
  studios: readonly StudioDetails[],
  { freshOf, eventOf }: Entering<Row>,
  circumstances: Circumstances,
): DetailOutcome[] {
  const find = studioFinder(studios)
  const things = new Map<string, Things>()
  return rows.map((row): DetailOutcome => {
    const { facts } = row
    const found = find(row.studio)
    if ('problem' in found) return { kind: 'refused', problems: [found.problem] }
    const { studio } = found
    if (kind === 'members' && isLead(facts, studio)) return refused('person', 'isLead')
    const known = things.get(studio.id) ?? new Things(kind, studio)
    things.set(studio.id, known)
    const same = known.take(facts)
    if (same === 'twice') return refused(ITEM_COLUMN[kind], 'twice')
    if (same) return { kind: 'unchanged', differing: differing(same, facts) }
    const past = pastColumn(facts)
    if (past !== null) return refused(past, 'endedOnItsPage')
    const named = peopleNamed(peopleIn(facts), studio)
    if ('code' in named) return refused(kind === 'results' ? 'byWhom' : 'master', named.code)
    const { people } = named
    const fresh = freshOf(row)
    const event = eventOf(row, { fresh, people, lead: studio.state.lead })
    const code = studioRefusal(studio.state, event, circumstances)
    if (code !== null) return refused(null, code)
    applyStudioEvent(studio.state, event)
    known.enter(facts)
    return { kind: 'new', studioId: studio.id, fresh, people, event }
  })
}

/** The things of one kind that a studio had before the file, and what rows have been about so far. */
class Things {
  private readonly left = new Map<string, Facts[]>()
  private readonly seen = new Set<string>()
  /** Present members by their names. */
  private readonly present = new Map<string, Facts>()
  private readonly entered = new Set<string>()

  constructor(
    private readonly kind: DetailKind,
    studio: StudioDetails,
  ) {
    for (const facts of knownFacts(kind, studio)) {
      const key = keyOf(kind, facts)
      this.left.set(key, [...(this.left.get(key) ?? []), facts])
      if (kind === 'members') this.present.set(this.item(facts), facts)
    }
  }

  /** What the register has of the thing a row is about, each once; null when it is new. */
  take(facts: Facts): Facts | 'twice' | null {
    const key = keyOf(this.kind, facts)
    const same = this.left.get(key)?.shift()
    const isTwice = same === undefined && (this.seen.has(key) || this.entered.has(this.item(facts)))
    this.seen.add(key)
    if (isTwice) return 'twice'
    return same ?? this.present.get(this.item(facts)) ?? null
  }

  /** A member who comes in by a row comes in once, whatever day a later row gives. */
  enter(facts: Facts): void {
    if (this.kind === 'members') this.entered.add(this.item(facts))
  }

  private item(facts: Facts): string {
    return itemOf(this.kind, facts)
  }
}

/** The lead is no member besides: who is both would count twice and have an ambiguous name. */
function isLead({ person = '' }: Facts, { state, names }: StudioDetails): boolean {
  return isSameName(person, names.get(state.lead) ?? '')
}

/** The column that tells of something past, which is entered on the studio's page with its day. */
function pastColumn({ state = '', leftOn = '', evaluation = '' }: Facts): FactColumn | null {
  if (leftOn !== '') return 'leftOn'
  if (!['', 'running', 'recorded'].includes(state)) return 'state'
  return evaluation === '' ? null : 'evaluation'
}

/** Several achieve a result, and one is a master: two in one cell are nobody's name. */
function peopleIn({ byWhom = '', master }: Facts): string[] {
  if (master !== undefined) return [master]
  return byWhom === '' ? [] : byWhom.split(LIST_MARK)
}

function refused(column: DetailColumn | null, code: DetailProblemCode): DetailOutcome {
  return { kind: 'refused', problems: [{ column, code }] }
}
