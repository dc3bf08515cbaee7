import { isAnnounced } from '~/domain/review/announcement'
import { resultFigures } from '~/domain/studio/publicResults'
import { studioPast } from '~/domain/studio/studioPast'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { PrismaClient } from '../../../prisma/generated/client'
import { filesOf, type FileRow } from '../files/filesOf.server'
import { isListed, PUBLIC_FIELDS, publicLine, publicZones } from './publicStudios.server'

/** Results that the page names one by one; the others are in its figures. */
const NAMED_RESULTS = 12

/**
 * One studio's public page; null when there is none, as before the naming. A studio that has lost
 * its plaque keeps its page, because its past was public, but its lead is not named there any more.
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
      reviews: {
        where: { phase: 'decided', decidedOn: { not: null } },
        orderBy: { id: 'asc' },
        select: { rating: true, decidedOn: true, cycle: { select: { year: true, scheme: true } } },
      },
      _count: { select: { members: { where: { leftOn: null } } } },
    },
  })
  if (studio === null || studio.namedOn === null) return null
  const { achievements, apprenticeships, reviews, ...row } = studio
  const listed = isListed(row)
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
    past: studioPast({ ...row, ratings: reviews.flatMap(ratingOf) }),
  }
}

/** A file's name is its owner's own, and no part of the picture. */
function shownPhoto({ id, alt, width, height }: FileRow) {
  return { id, alt, width, height }
}

interface DecidedReview {
  rating: string | null
  decidedOn: string | null
  cycle: { year: number; scheme: string }
}

/** The rating by its title, if it is one that is published; its points are no part of that. */
function ratingOf({ rating, decidedOn, cycle }: DecidedReview) {
  const scheme = parseReviewScheme(cycle.scheme)
  const found = scheme.ratings.find(({ key }) => key === rating)
  if (!found || decidedOn === null || !isAnnounced(scheme, found)) return []
  return [{ kind: scheme.kind, year: cycle.year, at: decidedOn, title: found.title }]
}

/** A list of texts that is kept as JSON. */
function textsOf(json: string): string[] {
  return JSON.parse(json) as string[]
}
