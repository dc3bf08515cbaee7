import type { StudioChange } from './events'
import { required } from './required'
import type { CorrectedFacts, StudioState } from './state'
import { yuan } from './yuan'

/** Events by which what was entered wrong is put right. */
export type Correction = Extract<
  StudioChange,
  {
    kind:
      | 'studio.corrected'
      | 'member.changed'
      | 'achievement.changed'
      | 'apprenticeship.changed'
      | 'grant.changed'
      | 'spending.changed'
  }
>

interface Corrected {
  readonly from: CorrectedFacts
  readonly to: CorrectedFacts
}

/**
 * What a correction changes, before and after, by the fields of `studio:fields`. What names a person
 * is there as a field without a value.
 */
export function correctedFacts(state: StudioState, event: Correction): Corrected {
  switch (event.kind) {
    case 'studio.corrected': {
      const { nameEn, foundedOn, namedOn, level, leadName } = event.payload
      const to = { nameEn, foundedOn, namedOn, level }
      return differing(state, to, leadName ? ['leadName'] : [])
    }
    case 'member.changed': {
      const { member, role, certificates, joinedOn, leftOn, renamed } = event.payload
      const now = required(state.members, member)
      return differing(now, { role, certificates, joinedOn, leftOn }, renamed ? ['name'] : [])
    }
    case 'achievement.changed': {
      const { achievement, kind, title, year, doneOn, byWhom } = event.payload
      const { benefitFen, benefitBasis, adopted, adoptedBy } = event.payload
      const now = required(state.achievements, achievement)
      const benefit = yuan(BigInt(benefitFen))
      const to = { kind, title, year, doneOn, benefit, benefitBasis, adoptedBy }
      return differing(
        { ...now, benefit: yuan(now.benefitFen), adopted: yesOrNo(now.adopted) },
        { ...to, adopted: yesOrNo(adopted) },
        isSame(byWhom, now.byWhom) ? [] : ['byWhom'],
      )
    }
    case 'apprenticeship.changed': {
      const { apprenticeship, master, renamed, evaluated } = event.payload
      const { agreement, goals, startsOn, endsOn, status } = event.payload
      const now = required(state.apprenticeships, apprenticeship)
      return differing(now, { agreement, goals, startsOn, endsOn, status }, [
        ...(master === now.master ? [] : ['master']),
        ...(renamed ? ['apprentice'] : []),
        ...(evaluated ? ['evaluation'] : []),
      ])
    }
    case 'grant.changed': {
      const { grant, year, source, amountFen, purpose, receivedOn } = event.payload
      const now = required(state.grants, grant)
      const to = { year, source, amount: yuan(BigInt(amountFen)), purpose, receivedOn }
      return differing({ ...now, amount: yuan(now.amountFen) }, to, [])
    }
    case 'spending.changed': {
      const { grant, spending, amountFen, what, spentOn } = event.payload
      const now = required(required(state.grants, grant).spendings, spending)
      const to = { amount: yuan(BigInt(amountFen)), what, spentOn }
      return differing({ ...now, amount: yuan(now.amountFen) }, to, [])
    }
  }
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no'
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}

/** Whether a correction corrects anything. */
export function hasChanged(state: StudioState, event: Correction): boolean {
  return Object.keys(correctedFacts(state, event).to).length > 0
}

type Value = string | number | readonly string[] | null | undefined

function differing<T extends Record<string, Value>>(
  now: { readonly [K in keyof T]: Value },
  to: T,
  nameless: readonly string[],
): Corrected {
  const keys = Object.keys(to).filter(
    (key) => to[key] !== undefined && text(to[key]) !== text(now[key]),
  )
  const of = (values: Readonly<Record<string, Value>>) =>
    Object.fromEntries([
      ...keys.map((key) => [key, text(values[key])]),
      ...nameless.map((key) => [key, '']),
    ]) as CorrectedFacts
  return { from: of(now), to: of(to) }
}

function text(value: Value): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.join('、') : String(value)
}
