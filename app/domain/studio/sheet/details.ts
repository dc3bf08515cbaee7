/** What a studio has row by row, in the columns of its sheets, and when two rows are of one thing. */
import { plain } from '../../plain'
import type { StudioState } from '../state'
import { LIST_MARK } from './columns'
import { ITEM_COLUMN, type DetailKind, type FactColumn } from './detailColumns'
import type { StudioNaming } from './namedStudio'

/** Days as days, words by their codes, money in fen; only what is said. */
export type Facts = Readonly<Partial<Record<FactColumn, string>>>

/** A studio that rows are about. */
export interface StudioDetails extends StudioNaming {
  readonly state: StudioState
  /** Of its members, of all who ever led it, and of the apprentices by their apprenticeships. */
  readonly names: ReadonlyMap<string, string>
}

/** By these it is told whether two rows are of one thing. */
const KEYS: Readonly<Record<DetailKind, readonly FactColumn[]>> = {
  members: ['person', 'joinedOn'],
  results: ['kind', 'title', 'year'],
  apprenticeships: ['apprentice', 'startsOn'],
  grants: ['year', 'source', 'amount', 'receivedOn'],
}

/** What was withdrawn is another thing than what was entered in its place. */
export function keyOf(kind: DetailKind, facts: Facts): string {
  const isWithdrawn = facts.state === 'withdrawn'
  return JSON.stringify([isWithdrawn, ...KEYS[kind].map((column) => plain(facts[column] ?? ''))])
}

/** What a row is about, of its studio; for members alone it is enough to tell that one is there. */
export function itemOf(kind: DetailKind, facts: Facts): string {
  return plain(facts[ITEM_COLUMN[kind]] ?? '')
}

/** What the register has of a studio, as rows of a sheet; who has left and what was taken back is none. */
export function knownFacts(kind: DetailKind, { state, names }: StudioDetails): Facts[] {
  const nameOf = (id: string) => names.get(id) ?? ''
  switch (kind) {
    case 'members':
      return [...state.members]
        .filter(([, { leftOn }]) => leftOn === null)
        .map(([id, { role, certificates, joinedOn }]) => ({
          ...{ person: nameOf(id), role, joinedOn, leftOn: '' },
          certificates: certificates.join(LIST_MARK),
        }))
    case 'results':
      return [...state.achievements.values()].map((one) => ({
        ...{ year: String(one.year), kind: one.kind, title: one.title, doneOn: one.doneOn },
        ...{ benefit: String(one.benefitFen), basis: one.benefitBasis, state: one.status },
        ...{ adopted: one.adopted ? 'on' : '', adoptedBy: one.adoptedBy },
        byWhom: one.byWhom.map(nameOf).join(LIST_MARK),
      }))
    case 'apprenticeships':
      return [...state.apprenticeships].map(([id, one]) => ({
        ...{ apprentice: nameOf(id), master: nameOf(one.master), agreement: one.agreement },
        ...{ goals: one.goals, startsOn: one.startsOn, endsOn: one.endsOn, state: one.status },
      }))
    case 'grants':
      return [...state.grants.values()]
        .filter(({ status }) => status === 'received')
        .map(({ year, source, amountFen, purpose, receivedOn }) => ({
          ...{ year: String(year), source, amount: String(amountFen), purpose, receivedOn },
        }))
  }
}

/** The columns in which a row says something else than the register. */
export function differing(known: Facts, said: Facts): FactColumn[] {
  return (Object.keys(said) as FactColumn[]).filter((column) => {
    const [now, then] = [known[column], said[column]]
    if (now === undefined || then === undefined) return false
    // a form to fill in has no state: what is entered is current
    if (column === 'state' && then === '') return false
    return listed(now) !== listed(then)
  })
}

/** Lists in any order. */
function listed(text: string): string {
  return text.split(LIST_MARK).map(plain).sort().join(LIST_MARK)
}
