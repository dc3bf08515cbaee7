import { COMPETING, registrationState, type RegistrationState } from '~/domain/contest/registration'
import { maskPhone } from '~/domain/people/mask'
import { can, type Viewer } from '~/domain/people/permissions'
import type { ServiceContext } from '~/services/context'
import { openField, openPersonName } from '~/services/people/personFields.server'
import type { Contest } from '../../../prisma/generated/client'
import { currentEdition } from './currentEdition.server'

export interface RegisterContest {
  id: string
  slug: string
  name: { zh: string; en: string }
  industry: string | null
  state: RegistrationState
  /** ISO 8601 */
  opensAt: string
  closesAt: string
}

function shown(contest: Contest, now: Date): RegisterContest {
  return {
    id: contest.id,
    slug: contest.slug,
    name: { zh: contest.name, en: contest.nameEn },
    industry: contest.industry,
    state: registrationState(contest, now),
    opensAt: contest.registrationOpensAt.toISOString(),
    closesAt: contest.registrationClosesAt.toISOString(),
  }
}

/** The contests of the running programme, those that take entries first. */
export async function registerList({ read, now }: Pick<ServiceContext, 'read' | 'now'>) {
  const edition = await currentEdition(read)
  if (!edition) return null
  const contests = await read.contest.findMany({
    where: { editionId: edition.id },
    orderBy: { ordinal: 'asc' },
  })
  const order: readonly RegistrationState[] = ['open', 'notYetOpen', 'closed']
  const list = contests.map((contest) => shown(contest, now()))
  return {
    title: { zh: edition.title, en: edition.titleEn },
    year: edition.year,
    theme: edition.theme,
    contests: list.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
  }
}

/** What the form knows of a person who is signed in. */
export interface KnownPerson {
  name: string
  maskedPhone: string
  hasIdentity: boolean
  /** False for someone with an office in this contest. */
  mayRegister: boolean
  /** Has an entry in a contest of this edition already. */
  hasEntered: boolean
}

/** The page of one contest's registration; null when the running programme has no such contest. */
export async function registerPage(context: ServiceContext, slug: string, viewer: Viewer | null) {
  const { read, now } = context
  const edition = await currentEdition(read)
  const contest =
    edition && (await read.contest.findFirst({ where: { slug, editionId: edition.id } }))
  if (!edition || !contest) return null
  const zones = await read.zone.findMany({
    where: { editionId: edition.id },
    orderBy: { ordinal: 'asc' },
    select: { id: true, name: true, nameEn: true },
  })
  return {
    edition: { zh: edition.title, en: edition.titleEn },
    contest: shown(contest, now()),
    zones: zones.map(({ id, name, nameEn }) => ({ id, name: { zh: name, en: nameEn } })),
    known: await knownPerson(context, viewer, { editionId: edition.id, contestId: contest.id }),
  }
}

async function knownPerson(
  context: ServiceContext,
  viewer: Viewer | null,
  target: { editionId: string; contestId: string },
): Promise<KnownPerson | null> {
  if (!viewer?.personId) return null
  const id = viewer.personId
  const person = await context.read.person.findUnique({ where: { id } })
  if (!person) return null
  const { sealedPhone, identityKey } = person
  const entered = await context.read.entry.count({
    where: {
      personId: id,
      status: { in: [...COMPETING] },
      contest: { editionId: target.editionId },
    },
  })
  const phone = sealedPhone === null ? '' : openField(context.secrets, 'phone', id, sealedPhone)
  return {
    name: openPersonName(context, person),
    maskedPhone: maskPhone(phone),
    hasIdentity: identityKey !== null,
    mayRegister: can(viewer, 'entry.register', target),
    hasEntered: entered > 0,
  }
}
