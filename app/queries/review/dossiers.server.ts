import type { PrismaClient } from '../../../prisma/generated/client'
import type { LocalText } from '~/domain/contest/ruleSet'
import { sheetsOfSeat } from '~/domain/contest/sheetView'
import type { ContestState } from '~/domain/contest/state'
import { figuresRead, type Rubric } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { SITE_VISIT } from '~/domain/review/visitPhotos'
import type { Dossier } from '~/protocol/judging'
import { parseReviewScheme } from '~/protocol/reviewScheme'

/**
 * What an expert reads of the studios on the own sheets, by code id; of an excused sheet's studio
 * nothing. An empty object where no studios are under review.
 */
export async function dossiersOf(
  read: PrismaClient,
  panelId: string,
  state: ContestState,
  seatId: string,
): Promise<{ dossiers?: Record<string, Dossier> }> {
  const cycle = await read.reviewCycle.findFirst({ where: { panelId } })
  if (!cycle) return {}
  const scheme = parseReviewScheme(cycle.scheme)
  const codes = new Map<string, string>()
  for (const { codeId, excused } of sheetsOfSeat(state, seatId)) {
    const reviewId = state.entrants.get(codeId)?.entryId ?? null
    if (excused === null && reviewId !== null) codes.set(reviewId, codeId)
  }
  const reviews = await read.review.findMany({
    where: { id: { in: [...codes.keys()] } },
    include: { statements: true, studio: { include: { unit: true } } },
  })
  const files = await filesOf(read, [...codes.keys()])
  const studioIds = reviews.map(({ studioId }) => studioId)
  const registered = await registerEvidence(read, studioIds, cycle.year)
  const titles = itemTitles(scheme.rubric)
  const dossiers: Record<string, Dossier> = {}
  for (const { id, figures, declared, statements, studio } of reviews) {
    const { name, nameEn, unit } = studio
    const known = { ...figureTexts(figures), ...figureTexts(declared) }
    const own = files.filter(({ reviewId }) => reviewId === id)
    dossiers[codes.get(id) ?? ''] = {
      review: id,
      name: { zh: name, en: nameEn ?? name },
      unit: unit.name,
      facts: factsOf(scheme, known),
      statements: statements
        .filter(({ text }) => text !== '')
        .map(({ item, text }) => ({
          item,
          title: titles.get(item) ?? { zh: item, en: item },
          text,
        })),
      files: [
        ...own
          .filter(({ purpose }) => purpose === 'evidence')
          .map(({ id, name, item }) => ({ id, name, title: titles.get(item) ?? null })),
        ...(registered.get(studio.id) ?? []),
      ],
      photos: own
        .filter(({ purpose, item }) => purpose === 'photo' && item === SITE_VISIT)
        .map(({ id, alt }) => ({ id, alt })),
    }
  }
  return { dossiers }
}

/** Stored figures: decimal texts by key. */
function figureTexts(json: string): Record<string, string> {
  return JSON.parse(json) as Record<string, string>
}

function factsOf(
  { rubric, declared }: ReviewScheme,
  known: Readonly<Record<string, string>>,
): Dossier['facts'] {
  return figuresRead(rubric).flatMap((key) => {
    const value = known[key]
    const title = declared.find((figure) => figure.key === key)?.title ?? null
    return value === undefined ? [] : [{ key, title, value }]
  })
}

function itemTitles({ sections, bonus, deductions }: Rubric): ReadonlyMap<string, LocalText> {
  const items = sections.flatMap((section) =>
    section.items.map((item) => (item.kind === 'judged' ? item.aspect : item)),
  )
  return new Map([...items, ...bonus.items, ...deductions].map(({ id, title }) => [id, title]))
}

async function filesOf(read: PrismaClient, reviewIds: readonly string[]) {
  const rows = await read.storedFile.findMany({
    where: {
      status: 'ready',
      OR: reviewIds.map((id) => ({ scope: { startsWith: `review:${id}:` } })),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, alt, purpose, scope }) => {
    const [, reviewId = '', item = ''] = scope.split(':')
    return { id, name, alt, purpose, reviewId, item }
  })
}

/** What the register has behind the results of the year, which the figures count, by studio. */
async function registerEvidence(
  read: PrismaClient,
  studioIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, Dossier['files']>> {
  const results = await read.achievement.findMany({
    where: { studioId: { in: [...studioIds] }, year, status: 'recorded' },
    orderBy: [{ doneOn: 'asc' }, { id: 'asc' }],
    select: { id: true, studioId: true, title: true },
  })
  const scopes = results.map(({ id, studioId }) => `studio:${studioId}:${id}`)
  const files = await read.storedFile.findMany({
    where: { status: 'ready', purpose: 'evidence', scope: { in: scopes } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const found = new Map<string, Dossier['files']>()
  for (const [at, { studioId, title }] of results.entries()) {
    const own = files.filter(({ scope }) => scope === scopes[at])
    const listed = own.map(({ id, name }) => ({ id, name, title: { zh: title, en: title } }))
    found.set(studioId, [...(found.get(studioId) ?? []), ...listed])
  }
  return found
}
