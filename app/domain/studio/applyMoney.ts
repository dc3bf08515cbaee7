import type { StudioChange } from './events'
import { required } from './required'
import type { GrantState, StudioState } from './state'

export type MoneyChange = Extract<StudioChange, { kind: `grant.${string}` | `spending.${string}` }>

/** The id of a grant's n-th spending, from 1, where the log gives it none. */
function spendingId(grant: string, number: number): string {
  return `${grant}-${number}`
}

/** Adds what happened to a studio's money to its state, in place. */
export function applyMoney(
  state: Pick<StudioState, 'grants'>,
  { kind, payload }: MoneyChange,
): void {
  switch (kind) {
    case 'grant.received': {
      const { grant, amountFen, on, ...facts } = payload
      state.grants.set(grant, {
        ...{ ...facts, amountFen: BigInt(amountFen), spentFen: 0n, receivedOn: on },
        ...{ status: 'received', spendings: new Map() },
      })
      return
    }
    case 'grant.changed': {
      const { year, source, amountFen, purpose, receivedOn } = payload
      const facts = { year, source, amountFen: BigInt(amountFen), purpose, receivedOn }
      Object.assign(required(state.grants, payload.grant), facts)
      return
    }
    case 'grant.withdrawn':
      required(state.grants, payload.grant).status = 'withdrawn'
      return
    case 'grant.spent': {
      const { amountFen, what, on } = payload
      const grant = required(state.grants, payload.grant)
      const id = payload.spending ?? spendingId(payload.grant, grant.spendings.size + 1)
      const facts = { amountFen: BigInt(amountFen), what, spentOn: on }
      grant.spendings.set(id, { ...facts, status: 'recorded' })
      addUp(grant)
      return
    }
    case 'spending.changed': {
      const { amountFen, what, spentOn } = payload
      const grant = required(state.grants, payload.grant)
      const facts = { amountFen: BigInt(amountFen), what, spentOn }
      Object.assign(required(grant.spendings, payload.spending), facts)
      addUp(grant)
      return
    }
    case 'spending.withdrawn': {
      const grant = required(state.grants, payload.grant)
      required(grant.spendings, payload.spending).status = 'withdrawn'
      addUp(grant)
      return
    }
  }
}

function addUp(grant: GrantState): void {
  grant.spentFen = [...grant.spendings.values()]
    .filter(({ status }) => status === 'recorded')
    .reduce((sum, { amountFen }) => sum + amountFen, 0n)
}
