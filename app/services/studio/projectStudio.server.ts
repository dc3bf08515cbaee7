import type { StudioChange } from '~/domain/studio/events'
import type { HistoryEntry } from '~/domain/studio/history'
import type { StudioState } from '~/domain/studio/state'
import type { Tx } from '~/services/log/writer.server'
import {
  achievementRow,
  apprenticeshipRow,
  grantRow,
  historyRow,
  memberRow,
  studioRow,
} from './studioRows'

/** What is kept of people beside the log, for the row that an event makes or changes. */
export interface Personal {
  leadName?: string
  /** Of the new member or apprentice, encrypted. */
  sealedName?: string
  evaluation?: string
}

/** Writes what an event means for the tables, in the transaction of the event. */
export async function projectStudio(
  tx: Tx,
  state: StudioState,
  event: StudioChange,
  entry: HistoryEntry | null,
  { leadName, sealedName, evaluation }: Personal,
): Promise<void> {
  const studioId = state.id
  const { kind, payload } = event
  switch (kind) {
    case 'member.joined': {
      const id = payload.member
      const data = { ...memberRow(required(state.members, id)), id, studioId }
      await tx.studioMember.create({ data: { ...data, sealedName: given(sealedName) } })
      return
    }
    case 'member.left': {
      const data = memberRow(required(state.members, payload.member))
      await tx.studioMember.update({ where: { id: payload.member }, data })
      return
    }
    case 'member.linked':
    case 'member.unlinked': {
      await projectLink(tx, state, payload.member)
      return
    }
    case 'achievement.recorded':
    case 'achievement.changed':
    case 'achievement.withdrawn': {
      const id = payload.achievement
      const data = achievementRow(required(state.achievements, id))
      await tx.achievement.upsert({
        where: { id },
        create: { ...data, id, studioId },
        update: data,
      })
      return
    }
    case 'apprenticeship.signed': {
      const id = payload.apprenticeship
      const data = { ...apprenticeshipRow(required(state.apprenticeships, id)), id, studioId }
      const sealed = { sealedApprenticeName: given(sealedName) }
      await tx.apprenticeship.create({ data: { ...data, ...sealed } })
      return
    }
    case 'apprenticeship.ended': {
      const id = payload.apprenticeship
      const data = apprenticeshipRow(required(state.apprenticeships, id))
      await tx.apprenticeship.update({
        where: { id },
        data: { ...data, evaluation: evaluation ?? null },
      })
      return
    }
    case 'grant.received':
    case 'grant.spent': {
      const id = payload.grant
      const data = grantRow(required(state.grants, id))
      await tx.studioGrant.upsert({
        where: { id },
        create: { ...data, id, studioId },
        update: data,
      })
      return
    }
    default: {
      const lead = leadName === undefined ? {} : { leadName, leadPersonId: null }
      await tx.studio.update({ where: { id: studioId }, data: { ...studioRow(state), ...lead } })
      if (entry) {
        await tx.studioHistory.create({
          data: { ...historyRow(entry), studioId, seq: state.seq },
        })
      }
    }
  }
}

/** The lead's account stays the way into the register when its results are shown no longer. */
async function projectLink(tx: Tx, state: StudioState, member: string | null): Promise<void> {
  if (member !== null) {
    const data = memberRow(required(state.members, member))
    await tx.studioMember.update({ where: { id: member }, data })
  } else if (state.linkedLead !== null) {
    const data = { leadPersonId: state.linkedLead }
    await tx.studio.update({ where: { id: state.id }, data })
  }
}

function required<T>(of: ReadonlyMap<string, T>, id: string): T {
  const value = of.get(id)
  if (value === undefined) throw new Error(`The studio has no ${id}`)
  return value
}

function given(sealed: string | undefined): string {
  if (sealed === undefined) throw new Error('A person came into the register without a name')
  return sealed
}
