import { randomUUID } from 'node:crypto'
import { maskName } from '~/domain/people/mask'
import { isSameName } from '~/domain/people/sameName'
import { isStanding } from '~/domain/studio/standing'
import type { ServiceContext } from '../context'
import type { Tx } from '../log/writer.server'
import { createPerson } from '../people/createPerson.server'
import { recuseTiedWithin } from '../review/recuseTied.server'
import { giveGrant } from '../people/giveGrant.server'
import { makeResetCode, RESET_CODE_HOURS } from '../people/makeResetCode.server'
import { personByPhone } from './personByPhone.server'

export interface LeadAccountOptions {
  studioId: string
  /** The edition whose log records it. */
  editionId: string
  /** The lead's phone, checked before. */
  phone: string
  /** The lead's name as the page has it: the account is for whoever was meant there. */
  leadName: string
  /** Who was authorised to place the studio's lead. */
  actor: string
}

export type LeadAccountAnswer =
  | {
      ok: true
      maskedName: string
      /** Null for somebody who has a password or other offices: they sign in as before. */
      issued: { code: string; hours: number } | null
    }
  /** `otherName`: the phone is somebody's who is not named as this studio's lead. */
  | { ok: false; code: 'notFound' | 'ended' | 'otherLead' | 'otherName' }

/**
 * Gives a studio's lead the way into its register: an account by phone, and a one-time code to set
 * its password. Done again, it makes a new code. It never lets anybody into an account that can do
 * more than lead this studio.
 */
export function giveLeadAccount(
  context: ServiceContext,
  { studioId, editionId, phone, leadName, actor }: LeadAccountOptions,
): Promise<LeadAccountAnswer> {
  const now = context.now()
  return context.writer.write(async (tx): Promise<LeadAccountAnswer> => {
    const studio = await tx.studio.findUnique({
      where: { id: studioId },
      select: { leadName: true, status: true },
    })
    if (!studio) return { ok: false, code: 'notFound' }
    if (!isStanding(studio.status)) return { ok: false, code: 'ended' }
    if (studio.leadName !== leadName) return { ok: false, code: 'otherLead' }
    const person = await personByPhone(tx, context, phone)
    if (person && !isSameName(person.name, leadName)) {
      return { ok: false, code: 'otherName' }
    }
    const name = leadName
    const personId =
      person?.id ??
      (await createPerson(tx, context.secrets, { name, phone, passwordHash: null }, now))
    // Whoever led the studio before keeps no way into its register.
    await tx.grant.deleteMany({
      where: { studioId, role: 'studioLead', personId: { not: personId } },
    })
    const grant = { personId, role: 'studioLead', studioId } as const
    if (!(await tx.grant.findFirst({ where: grant }))) {
      await giveGrant(tx, { ...grant, editionId, actor }, now)
    }
    await tx.studio.update({ where: { id: studioId }, data: { leadPersonId: personId } })
    await recuseTiedWithin(tx, { actor, opId: randomUUID(), receivedAt: now })
    if (!(await mayGetCode(tx, personId, studioId))) {
      return { ok: true, maskedName: maskName(name), issued: null }
    }
    const { code } = await makeResetCode(tx, { personId, issuedBy: actor, now })
    return { ok: true, maskedName: maskName(name), issued: { code, hours: RESET_CODE_HOURS } }
  })
}

/** A code opens the whole account, so it is for those who are this studio's lead and nothing else. */
async function mayGetCode(tx: Tx, personId: string, studioId: string): Promise<boolean> {
  const others = await tx.grant.count({
    where: { personId, NOT: { role: 'studioLead', studioId } },
  })
  const entries = await tx.entry.count({ where: { personId } })
  return others === 0 && entries === 0
}
