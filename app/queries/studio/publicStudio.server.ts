import { publicHistory } from '~/domain/studio/publicHistory'
import { resultFigures } from '~/domain/studio/publicResults'
import type { PrismaClient } from '../../../prisma/generated/client'
import { filesOf, type FileRow } from '../files/filesOf.server'
import { LISTED, PUBLIC_FIELDS, publicLine, publicZones } from './publicStudios.server'

/** Results that the page names one by one; the others are in its figures. */
const NAMED_RESULTS = 12

/**
 * One studio's public page; null when there is none. A studio that has lost its plaque keeps its
 * page, because its past was public, but its lead is not named there any more.
 */
export async function publicStudio(read: PrismaClient, id: string) {
  const studio = await read.studio.findUnique({
    where: { id },
    select: {
      ...PUBLIC_FIELDS,
      trades: true,
      foundedOn: true,
      rectifyBy: true,
      leadHonours: true,
      achievements: {
        where: { status: 'recorded' },
        orderBy: [{ doneOn: 'desc' }, { id: 'asc' }],
        select: { title: true, kind: true, year: true, benefitFen: true, adopted: true },
      },
      apprenticeships: { select: { status: true } },
      history: {
        orderBy: { seq: 'asc' },
        select: { kind: true, from: true, to: true, reason: true, at: true },
      },
      _count: { select: { members: { where: { leftOn: null } } } },
    },
  })
  if (!studio) return null
  const { achievements, apprenticeships, ...row } = studio
  const listed = LISTED.status.in.includes(row.status)
  const { lead, ...line } = publicLine(row)
  const apprentices = (status: string) =>
    apprenticeships.filter((apprenticeship) => apprenticeship.status === status).length
  const scope = `studio:${id}`
  return {
    ...line,
    // what fileRules shows to everybody: a studio that lost its plaque shows none
    photos: listed ? (await filesOf(read, { scope, purpose: 'photo' })).map(shownPhoto) : [],
    zone: (await publicZones(read)).find(({ code }) => code === row.zoneCode)?.name ?? {
      zh: row.zoneCode,
      en: row.zoneCode,
    },
    lead: listed ? { name: lead, honours: textsOf(row.leadHonours) } : null,
    trades: textsOf(row.trades),
    foundedYear: row.foundedOn.slice(0, 4),
    rectifyBy: row.status === 'rectifying' ? row.rectifyBy : null,
    members: row._count.members,
    apprentices: { running: apprentices('running'), passed: apprentices('passed') },
    figures: resultFigures(achievements),
    achievements: achievements
      .slice(0, NAMED_RESULTS)
      .map(({ title, kind, year, adopted, benefitFen }) => ({
        title,
        kind,
        year,
        adopted,
        benefitYuan: Number(benefitFen) / 100,
      })),
    history: publicHistory(row.history),
  }
}

/** A file's name is its owner's own, and no part of the picture. */
function shownPhoto({ id, alt, width, height }: FileRow) {
  return { id, alt, width, height }
}

/** A list of texts that is kept as JSON. */
function textsOf(json: string): string[] {
  return JSON.parse(json) as string[]
}
