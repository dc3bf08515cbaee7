import type { AchievementState, GrantState, MemberState, StudioState } from '~/domain/studio/state'
import type { HistoryEntry } from '~/domain/studio/history'
import { required } from '~/domain/studio/required'

/** The rows that a studio's state means. Names of people are no part of the log and come beside it. */

export const studioRow = (state: StudioState) => ({
  name: state.name,
  zoneCode: state.zone,
  unitId: state.unit,
  industry: state.texts.industry,
  trades: JSON.stringify(state.texts.trades),
  level: state.level,
  star: state.star,
  status: state.status,
  foundedOn: state.foundedOn,
  namedOn: state.namedOn,
  rectifyBy: state.rectifyBy,
  barredUntil: state.barredUntil,
  leadGoneOn: state.leadGoneOn,
  unitClosedOn: state.unitClosedOn,
  premises: state.texts.premises,
  rules: state.texts.rules,
  plan: state.texts.plan,
  leadHonours: JSON.stringify(state.texts.leadHonours),
  sample: state.sample,
})

export const memberRow = ({ role, certificates, joinedOn, leftOn, person }: MemberState) => ({
  ...{ role, joinedOn, leftOn, personId: person },
  certificates: JSON.stringify(certificates),
})

export const achievementRow = ({ byWhom, ...facts }: AchievementState) => ({
  ...facts,
  byWhom: JSON.stringify(byWhom),
})

export const apprenticeshipRow = (
  { apprenticeships, members }: Pick<StudioState, 'apprenticeships' | 'members'>,
  id: string,
) => {
  const { master, entry, ...facts } = required(apprenticeships, id)
  return {
    ...facts,
    masterMemberId: members.has(master) ? master : null,
    contestEntryId: entry,
  }
}

/** What it was spent on stays in the log. */
export const grantRow = (grant: GrantState) => {
  const { year, source, amountFen, purpose, spentFen, receivedOn, status } = grant
  return { year, source, amountFen, purpose, spentFen, receivedOn, status }
}

export const historyRow = ({ cycle, ...entry }: HistoryEntry) => ({ ...entry, cycleId: cycle })
