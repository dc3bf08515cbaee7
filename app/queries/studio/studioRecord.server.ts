import { registerFigures } from '~/domain/studio/figures'
import type { AchievementKind } from '~/domain/studio/events'
import type { ApprenticeshipState } from '~/domain/studio/state'
import { dayOf } from '~/services/studio/dayOf'
import type { ServiceContext } from '~/services/context'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { openField } from '~/services/people/personFields.server'

/** A studio's whole entry in the register, for those who keep it; null when there is none. */
export async function studioRecord(
  { read, secrets, now }: Pick<ServiceContext, 'read' | 'secrets' | 'now'>,
  id: string,
) {
  const studio = await read.studio.findUnique({
    where: { id },
    include: {
      unit: true,
      members: { orderBy: { joinedOn: 'asc' } },
      achievements: { orderBy: [{ year: 'desc' }, { doneOn: 'desc' }] },
      apprenticeships: { orderBy: { startsOn: 'desc' } },
      grants: { orderBy: { receivedOn: 'desc' } },
      history: { orderBy: { seq: 'desc' } },
    },
  })
  if (!studio) return null
  const linkedLead = (await loadStudio(read, id))?.linkedLead ?? null
  const evidence = await evidenceCounts(read, id)
  const { achievements, apprenticeships, members, grants, unit } = studio
  const year = Number(dayOf(now()).slice(0, 4))
  const countable = {
    achievements: achievements.map((one) => ({
      ...one,
      kind: one.kind as AchievementKind,
      status: one.status as 'recorded' | 'withdrawn',
    })),
    apprenticeships: apprenticeships.map((one) => ({
      ...one,
      status: one.status as ApprenticeshipState['status'],
    })),
    members,
    grants,
  }
  const years = [...new Set([year, ...achievements.map((one) => one.year)])].sort((a, b) => b - a)
  const { name, zoneCode, industry, level, star, status, leadName, history } = studio
  const { foundedOn, namedOn, rectifyBy, barredUntil, premises, rules, plan } = studio
  return {
    ...{ id, name, zoneCode, industry, level, star, status, leadName, history },
    ...{ foundedOn, namedOn, rectifyBy, barredUntil, premises, rules, plan },
    unit: { name: unit.name, creditCode: unit.creditCode },
    trades: textsOf(studio.trades),
    leadHonours: textsOf(studio.leadHonours),
    years: years.map((of) => {
      const { benefitFen, grantFen, ...figures } = registerFigures(countable, of)
      return { ...figures, benefit: yuan(benefitFen), grant: yuan(grantFen) }
    }),
    isLeadLinked: linkedLead !== null,
    members: members.map(({ id: memberId, sealedName, certificates, ...one }) => ({
      ...{ id: memberId, role: one.role, joinedOn: one.joinedOn, leftOn: one.leftOn },
      isLinked: one.personId !== null,
      name: openField(secrets, 'name', memberId, sealedName),
      certificates: textsOf(certificates),
    })),
    achievements: achievements.map(({ id: achievementId, benefitFen, ...one }) => ({
      ...{ id: achievementId, kind: one.kind, title: one.title, year: one.year },
      ...{ status: one.status, adopted: one.adopted, adoptedBy: one.adoptedBy },
      ...{ doneOn: one.doneOn, benefitBasis: one.benefitBasis },
      byWhom: textsOf(one.byWhom),
      evidence: evidence.get(`studio:${id}:${achievementId}`) ?? 0,
      benefit: yuan(benefitFen),
    })),
    apprenticeships: apprenticeships.map(
      ({ id: apprenticeshipId, sealedApprenticeName, ...one }) => ({
        ...{ id: apprenticeshipId, status: one.status, startsOn: one.startsOn, endsOn: one.endsOn },
        name: openField(secrets, 'name', apprenticeshipId, sealedApprenticeName),
      }),
    ),
    grants: grants.map(({ id: grantId, source, year: of, amountFen, spentFen }) => ({
      ...{ id: grantId, source, year: of },
      amount: yuan(amountFen),
      spent: yuan(spentFen),
    })),
  }
}

/** How many files stand behind each result, by their scope. */
async function evidenceCounts(read: ServiceContext['read'], id: string) {
  const counts = await read.storedFile.groupBy({
    by: ['scope'],
    where: { scope: { startsWith: `studio:${id}:` }, purpose: 'evidence', status: 'ready' },
    _count: true,
  })
  return new Map(counts.map(({ scope, _count }) => [scope, _count]))
}

/** Exact to the fen: 1234.50. */
function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
}

function textsOf(json: string): string[] {
  return JSON.parse(json) as string[]
}
