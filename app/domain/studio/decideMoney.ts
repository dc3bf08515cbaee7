import { plain } from '../plain'
import type { MoneyChange } from './applyMoney'
import { hasChanged } from './corrections'
import type { StudioRefusal } from './refusals'
import type { GrantState, StudioState } from './state'

type Of<K extends MoneyChange['kind']> = Extract<MoneyChange, { kind: K }>['payload']

/** Why a change of a studio's money may not be entered; null when it may. */
export function moneyRefusal(
  state: StudioState,
  event: MoneyChange,
  today: string,
): StudioRefusal | null {
  const { kind, payload } = event
  if (kind === 'grant.received') {
    if (state.grants.has(payload.grant)) return 'used'
    if (BigInt(payload.amountFen) <= 0n) return 'amount'
    if (payload.on < state.foundedOn) return 'beforeFounding'
    return isTwice(state, payload) ? 'grantTwice' : null
  }
  const grant = state.grants.get(payload.grant)
  if (grant?.status !== 'received') return 'grantUnknown'
  switch (kind) {
    case 'grant.changed':
      if (!hasChanged(state, event)) return 'nothingChanged'
      return grantRefusal(state, grant, payload, today)
    case 'grant.withdrawn':
      return grant.spentFen > 0n ? 'grantSpent' : null
    case 'grant.spent':
      if (payload.spending !== undefined && grant.spendings.has(payload.spending)) return 'used'
      return spendingRefusal(grant, payload.amountFen, payload.on, 0n)
    case 'spending.changed':
    case 'spending.withdrawn': {
      const spending = grant.spendings.get(payload.spending)
      if (spending?.status !== 'recorded') return 'spendingUnknown'
      if (kind === 'spending.withdrawn') return null
      if (!hasChanged(state, event)) return 'nothingChanged'
      if (payload.spentOn > today) return 'future'
      return spendingRefusal(grant, payload.amountFen, payload.spentOn, spending.amountFen)
    }
  }
}

/** Two people who enter what came in once: of one year, source, amount and day. */
function isTwice(
  state: StudioState,
  { year, source, amountFen, on }: Of<'grant.received'>,
): boolean {
  return [...state.grants.values()].some(
    (grant) =>
      grant.status === 'received' &&
      grant.year === year &&
      plain(grant.source) === plain(source) &&
      grant.amountFen === BigInt(amountFen) &&
      grant.receivedOn === on,
  )
}

function grantRefusal(
  state: StudioState,
  grant: GrantState,
  { amountFen, receivedOn }: Of<'grant.changed'>,
  today: string,
): StudioRefusal | null {
  const amount = BigInt(amountFen)
  if (amount <= 0n) return 'amount'
  if (receivedOn > today) return 'future'
  if (receivedOn < state.foundedOn) return 'beforeFounding'
  if (grant.spentFen > amount) return 'overspent'
  const isSpentBefore = [...grant.spendings.values()].some(
    ({ status, spentOn }) => status === 'recorded' && spentOn < receivedOn,
  )
  return isSpentBefore ? 'datesOrder' : null
}

/** @param instead what it takes the place of */
function spendingRefusal(
  { receivedOn, spentFen, amountFen }: GrantState,
  text: string,
  on: string,
  instead: bigint,
): StudioRefusal | null {
  const amount = BigInt(text)
  if (amount <= 0n) return 'amount'
  if (on < receivedOn) return 'datesOrder'
  return spentFen - instead + amount > amountFen ? 'overspent' : null
}
