/** Everything of this seat that did not simply count: held, decided since, or refused. */
import type { HeldView } from '~/domain/contest/sheetView'
import { decisionUnderWay, heldOn } from './outbox/held'
import type { Entry, Outbox } from './outbox/types'
import { isTrouble } from './outbox/view'

export interface Trouble {
  readonly key: string
  readonly sheet: string
  /** This device's own op; null for one that another device of the seat made. */
  readonly entry: Entry | null
  /** The held op as the server told of it; null for what was refused, or is not yet told. */
  readonly held: HeldView | null
  readonly state: 'waiting' | 'deciding' | 'adopted' | 'dismissed' | 'refused'
  /** The judge has something to decide or to read. */
  readonly open: boolean
}

/** The troubles of the seat; what asks something of the judge comes first. */
export function troublesOf(outbox: Outbox): Trouble[] {
  const views = Object.keys(outbox.server?.sheets ?? {}).flatMap((sheet) =>
    heldOn(outbox, sheet).map((held) => ({ sheet, held })),
  )
  const own = new Map(
    outbox.entries
      .filter((entry) => isTrouble(outbox, entry) && !isMoot(entry))
      .map((entry) => [entry.op.opId, entry]),
  )
  const held = views.map((view) => {
    const entry = own.get(view.held.opId) ?? null
    own.delete(view.held.opId)
    return ofHeld(outbox, view, entry)
  })
  const troubles = [...held, ...[...own.values()].map(ofEntry)]
  return [...troubles.filter(({ open }) => open), ...troubles.filter(({ open }) => !open)]
}

function ofHeld(
  outbox: Outbox,
  { sheet, held }: { sheet: string; held: HeldView },
  entry: Entry | null,
): Trouble {
  const deciding = decisionUnderWay(outbox, sheet, held.id) !== null
  const state = held.decision?.kind ?? (deciding ? 'deciding' : 'waiting')
  const unread = entry !== null && !entry.seen
  const decidable = held.own && !outbox.moved
  const news = held.decision ? held.decision.by === 'other' : !decidable
  const open = (state === 'waiting' && decidable) || (unread && state !== 'deciding' && news)
  return { key: held.id, sheet, entry, held, state, open }
}

function ofEntry(entry: Entry): Trouble {
  const { op, outcome, seen } = entry
  const state = outcome?.kind === 'refused' ? 'refused' : 'waiting'
  return { key: op.opId, sheet: op.sheet, entry, held: null, state, open: !seen }
}

/** Taking back what never arrived changes nothing, so nobody needs to read of it. */
function isMoot({ op, outcome }: Entry): boolean {
  return op.kind === 'takeBack' && outcome?.kind === 'refused' && outcome.code === 'notSubmitted'
}
