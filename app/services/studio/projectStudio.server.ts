import type { StudioChange, StudioCorrection } from '~/domain/studio/events'
import type { HistoryEntry } from '~/domain/studio/history'
import { required } from '~/domain/studio/required'
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
  /** Of a new lead. */
  leadName?: string
  /** Of the same lead, as it should have been entered. */
  correctedLead?: string
  /** Of the new or corrected member or apprentice, encrypted. */
  sealedName?: string
  evaluation?: string
}

/** Writes what an event means for the tables, in the transaction of the event. */
export async function projectStudio(
  tx: Tx,
  state: StudioState,
  event: StudioChange,
  entry: HistoryEntry | null,
  personal: Personal,
): Promise<void> {
  await projectEvent(tx, state, event, personal)
  if (event.kind === 'studio.corrected') await correctHistory(tx, state, event.payload)
  if (entry) {
    const data = { ...historyRow(entry), studioId: state.id, seq: state.seq }
    await tx.studioHistory.create({ data })
  }
}

/** What was corrected was never otherwise: the history tells the naming and its level as they were. */
async function correctHistory(
  tx: Tx,
  { id: studioId, level, namedOn }: StudioState,
  corrected: StudioCorrection,
): Promise<void> {
  const latest = (kinds: readonly string[]) =>
    tx.studioHistory.findFirst({
      where: { studioId, kind: { in: [...kinds] } },
      orderBy: { seq: 'desc' },
    })
  const naming = corrected.namedOn === undefined ? null : await latest(['named'])
  if (naming && namedOn !== null) {
    const where = { studioId_seq: { studioId, seq: naming.seq } }
    await tx.studioHistory.update({ where, data: { at: namedOn } })
  }
  const change = corrected.level === undefined ? null : await latest(['level', 'named'])
  if (change) {
    const where = { studioId_seq: { studioId, seq: change.seq } }
    await tx.studioHistory.update({ where, data: { to: level } })
  }
}

async function projectEvent(
  tx: Tx,
  state: StudioState,
  event: StudioChange,
  { leadName, correctedLead, sealedName, evaluation }: Personal,
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
    case 'member.changed': {
      const data = memberRow(required(state.members, payload.member))
      const where = { id: payload.member }
      await tx.studioMember.update({
        where,
        data: { ...data, sealedName: given(sealedName) },
      })
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
      const data = { ...apprenticeshipRow(state, id), id, studioId }
      const sealed = { sealedApprenticeName: given(sealedName) }
      await tx.apprenticeship.create({ data: { ...data, ...sealed } })
      return
    }
    case 'apprenticeship.changed':
    case 'apprenticeship.ended':
    case 'apprenticeship.withdrawn': {
      const id = payload.apprenticeship
      const data = {
        ...apprenticeshipRow(state, id),
        ...(sealedName !== undefined && { sealedApprenticeName: sealedName }),
        ...(evaluation !== undefined && { evaluation }),
      }
      await tx.apprenticeship.update({ where: { id }, data })
      return
    }
    case 'grant.received':
    case 'grant.changed':
    case 'grant.withdrawn':
    case 'grant.spent':
    case 'spending.changed':
    case 'spending.withdrawn': {
      const id = payload.grant
      const data = grantRow(required(state.grants, id))
      await tx.studioGrant.upsert({
        where: { id },
        create: { ...data, id, studioId },
        update: data,
      })
      return
    }
    case 'studio.corrected': {
      const { nameEn } = payload
      const data = {
        ...studioRow(state),
        ...(nameEn !== undefined && { nameEn }),
        ...(correctedLead !== undefined && { leadName: correctedLead }),
      }
      await tx.studio.update({ where: { id: studioId }, data })
      return
    }
    default: {
      const lead = leadName === undefined ? {} : { leadName, leadPersonId: null }
      await tx.studio.update({ where: { id: studioId }, data: { ...studioRow(state), ...lead } })
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

function given(sealed: string | undefined): string {
  if (sealed === undefined) throw new Error('A person came into the register without a name')
  return sealed
}
