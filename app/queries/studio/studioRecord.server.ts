import { registerYears } from '~/domain/studio/figures'
import type { HistoryKind } from '~/domain/studio/state'
import { yuan } from '~/domain/studio/yuan'
import { LEAD } from '~/protocol/studio'
import { dayOf } from '~/services/studio/dayOf'
import type { ServiceContext } from '~/services/context'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { openField } from '~/services/people/personFields.server'
import { leadNames } from '~/services/studio/leadNames'
import { evidenceCounts, followedEntries } from './recordParts.server'

/**
 * A studio's whole entry in the register, for those who keep it; null when there is none. What it
 * adds up to comes from the log; the names of people, which are not in it, from the tables.
 */
export async function studioRecord(
  { read, secrets, now }: Pick<ServiceContext, 'read' | 'secrets' | 'now'>,
  id: string,
) {
  const studio = await read.studio.findUnique({
    where: { id },
    include: {
      unit: { select: { name: true, creditCode: true } },
      members: true,
      apprenticeships: { select: { id: true, sealedApprenticeName: true, evaluation: true } },
      history: { orderBy: { seq: 'desc' } },
    },
  })
  const state = await loadStudio(read, id)
  if (!studio || !state) return null
  const evidence = await evidenceCounts(read, id)
  const followed = await followedEntries(read, [...state.apprenticeships.values()])
  const { name, nameEn, zoneCode, industry, level, star, status, leadName, unit } = studio
  const { foundedOn, namedOn, rectifyBy, barredUntil, leadGoneOn, unitClosedOn } = studio
  const { premises, rules, plan, trades, leadHonours } = state.texts
  const leads = leadNames(state.leads, studio.history, leadName)
  const names = new Map([
    ...leads,
    ...studio.members.map((one): [string, string] => [
      one.id,
      openField(secrets, 'name', one.id, one.sealedName),
    ]),
  ])
  /** As the forms name whom they choose. */
  const chosen = (one: string) => (one === state.lead ? LEAD : one)
  const apprentices = new Map(studio.apprenticeships.map((one) => [one.id, one]))
  return {
    ...{ id, name, nameEn, zoneCode, industry, level, star, status, leadName, unit },
    ...{ foundedOn, namedOn, rectifyBy, barredUntil, leadGoneOn, unitClosedOn },
    ...{ premises, rules, plan, trades, leadHonours },
    /** Sent with each form: whoever changes the studio meanwhile is not undone. */
    seen: state.seq,
    history: studio.history.map(({ seq, kind, from, to, reason, at }) => ({
      ...{ seq, kind: kind as HistoryKind, from, to, reason, at },
    })),
    years: registerYears(state, dayOf(now())).map(({ benefitFen, grantFen, ...figures }) => ({
      ...{ ...figures, benefit: yuan(benefitFen), grant: yuan(grantFen) },
    })),
    isLeadLinked: state.linkedLead !== null,
    formerLeads: [...leads]
      .filter(([lead]) => lead !== state.lead)
      .map(([lead, called]) => ({ id: lead, name: called })),
    members: [...state.members]
      .map(([member, { role, certificates, joinedOn, leftOn, person }]) => ({
        ...{ id: member, name: names.get(member) ?? '', role, certificates, joinedOn, leftOn },
        isLinked: person !== null,
      }))
      .sort(by(({ joinedOn }) => joinedOn)),
    achievements: [...state.achievements]
      .map(([achievement, { benefitFen, byWhom, ...one }]) => ({
        ...{ ...one, id: achievement, benefit: yuan(benefitFen) },
        byWhom: byWhom.map(chosen),
        authors: byWhom.map((author) => names.get(author) ?? author),
        evidence: evidence.get(`studio:${id}:${achievement}`) ?? 0,
      }))
      .sort(by(({ doneOn }) => doneOn))
      .reverse(),
    apprenticeships: [...state.apprenticeships]
      .map(([apprenticeship, { master, entry, ...one }]) => {
        const row = apprentices.get(apprenticeship)
        return {
          ...{ ...one, id: apprenticeship, master: chosen(master) },
          masterName: names.get(master) ?? '',
          name: row ? openField(secrets, 'name', row.id, row.sealedApprenticeName) : '',
          evaluation: row?.evaluation ?? '',
          follows: entry === null ? null : (followed.get(entry) ?? null),
        }
      })
      .sort(by(({ startsOn }) => startsOn))
      .reverse(),
    grants: [...state.grants]
      .map(([grant, { amountFen, spentFen, spendings, ...one }]) => ({
        ...{ ...one, id: grant, amount: yuan(amountFen), spent: yuan(spentFen) },
        left: yuan(amountFen - spentFen),
        spendings: [...spendings].map(([spending, facts]) => ({
          ...{ id: spending, what: facts.what, spentOn: facts.spentOn, status: facts.status },
          amount: yuan(facts.amountFen),
        })),
      }))
      .sort(by(({ receivedOn }) => receivedOn))
      .reverse(),
  }
}

function by<T>(key: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
}
