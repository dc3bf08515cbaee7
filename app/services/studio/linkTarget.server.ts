import { PUBLISHED_PHASES } from '~/domain/contest/lifecycle'
import { isSameName } from '~/domain/people/sameName'
import type { StudioState } from '~/domain/studio/state'
import type { StudioChangeForm } from '~/protocol/studio'
import type { ServiceContext } from '../context'
import type { Tx } from '../log/writer.server'
import { openField } from '../people/personFields.server'
import type { FoundIds } from './changeEvent'
import { personByPhone } from './personByPhone.server'

/** The account or the contest's entry that a form speaks of, or why it speaks of none. */
export async function linkTarget(
  tx: Tx,
  context: Pick<ServiceContext, 'secrets'>,
  studio: Pick<StudioState, 'id'>,
  form: StudioChangeForm,
): Promise<Pick<FoundIds, 'person' | 'entry'> | { code: 'personUnknown' | 'entryUnknown' }> {
  if (form.change === 'link') {
    const person = await accountOf(tx, context, studio, form)
    return person === null ? { code: 'personUnknown' } : { person, entry: null }
  }
  if (form.change !== 'sign') return { person: '', entry: null }
  const { contest = '', entryCode = '' } = form
  if (contest === '' && entryCode === '') return { person: '', entry: null }
  const entry = await publishedEntry(tx, contest, entryCode)
  return entry === null ? { code: 'entryUnknown' } : { person: '', entry }
}

/**
 * The account that a member, or the lead (null), has by this phone; null also when it is somebody
 * else's: a wrong digit must not show one person's results under another's name.
 */
async function accountOf(
  tx: Tx,
  context: Pick<ServiceContext, 'secrets'>,
  studio: Pick<StudioState, 'id'>,
  { whose, phone }: { whose: string | null; phone: string },
): Promise<string | null> {
  const person = await personByPhone(tx, context, phone)
  const known = await nameAndAccount(tx, context, studio.id, whose)
  if (!person || !known || !isSameName(person.name, known.name)) return null
  return known.account === null || known.account === person.id ? person.id : null
}

/** The lead has one account, which also keeps the register; a member's may be another one later. */
async function nameAndAccount(
  tx: Tx,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  studioId: string,
  member: string | null,
): Promise<{ name: string; account: string | null } | null> {
  if (member === null) {
    const studio = await tx.studio.findUniqueOrThrow({ where: { id: studioId } })
    return { name: studio.leadName, account: studio.leadPersonId }
  }
  const row = await tx.studioMember.findUnique({ where: { id: member, studioId } })
  return row && { name: openField(secrets, 'name', member, row.sealedName), account: null }
}

/** An approved entry by its code, in a contest whose results are published; null when there is none. */
async function publishedEntry(
  tx: Tx,
  contestId: string,
  entryCode: string,
): Promise<string | null> {
  const entry = await tx.entry.findUnique({
    where: {
      contestId_entryCode: { contestId, entryCode },
      status: 'approved',
      contest: { phase: { in: [...PUBLISHED_PHASES] }, edition: { kind: 'programme' } },
    },
    select: { id: true },
  })
  return entry?.id ?? null
}
