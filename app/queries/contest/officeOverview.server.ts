import { contestTasks, orderTasks, type TaskKind } from '~/domain/contest/officeTasks'
import { registrationState } from '~/domain/contest/registration'
import type { ResultDocument } from '~/domain/contest/resultDocument'
import { zoneCell, type ZoneCell } from '~/domain/contest/zoneCell'
import type { ServiceContext } from '~/services/context'
import { countEntries, type EntryCounts } from './entryCounts.server'
import { runningStages, type RunningStage } from './runningStages.server'

type Text = { zh: string; en: string }

export interface OverviewTask {
  kind: TaskKind
  contest: { slug: string; name: Text }
  stageId: string | null
  count: number
  dueAt: string | null
}

export interface OverviewZone {
  id: string
  code: string
  name: Text
  cells: { contest: string; cell: ZoneCell; entries: number; waiting: number }[]
  entries: number
  waiting: number
  approved: number
  points: number
}

export interface Overview {
  edition: { title: Text; year: number; theme: string }
  contests: { slug: string; name: Text }[]
  zones: OverviewZone[]
  tasks: OverviewTask[]
  running: RunningStage[]
  totals: { entries: number; waiting: number; open: number; scoring: number; published: number }
}

/**
 * The year at a glance: every zone and contest of an edition, or one zone alone. Zone points come
 * from published results only.
 */
export async function officeOverview(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  scope: { editionId: string; zoneId: string | null },
): Promise<Overview | null> {
  const { editionId, zoneId } = scope
  const edition = await read.edition.findUnique({
    where: { id: editionId },
    include: {
      zones: { orderBy: { ordinal: 'asc' }, ...(zoneId !== null && { where: { id: zoneId } }) },
      contests: {
        orderBy: { ordinal: 'asc' },
        include: {
          stages: { orderBy: { ordinal: 'asc' } },
          results: { orderBy: { version: 'desc' }, take: 1 },
        },
      },
    },
  })
  if (!edition) return null
  const counts = await countEntries(read, editionId, zoneId)
  const held = await read.heldOp.groupBy({
    by: ['stageId'],
    where: { decision: null, contestId: { in: edition.contests.map(({ id }) => id) } },
    _count: true,
  })
  const heldIn = new Map(held.map((row) => [row.stageId, row._count]))
  const points = pointsByZone(edition.contests.flatMap(({ results }) => results))
  const nameOf = (of: { name: string; nameEn: string }): Text => ({ zh: of.name, en: of.nameEn })
  const byId = new Map(edition.contests.map((contest) => [contest.id, contest]))
  const facts = edition.contests.map((contest) => ({
    ...contest,
    ...counts.ofContest(contest.id),
    hasResults: contest.results.length > 0,
    stages: contest.stages.map(({ id, phase }) => ({ id, phase, heldOps: heldIn.get(id) ?? 0 })),
  }))
  const tasks = facts.flatMap((contest) =>
    contestTasks(contest, now(), zoneId === null ? 'edition' : 'zone'),
  )
  const zones = edition.zones.map((zone): OverviewZone => {
    const cells = facts.map((contest) => {
      const here = counts.of(contest.id, zone.id)
      const cell = zoneCell({
        ...here,
        registrationOpen: registrationState(contest, now()) === 'open',
        stagePhases: contest.stages.map(({ phase }) => phase),
        hasResults: contest.hasResults,
      })
      return { contest: contest.slug, cell, entries: here.entries, waiting: here.waiting }
    })
    const { entries, waiting, approved } = counts.ofZone(zone.id)
    const name = nameOf(zone)
    return {
      id: zone.id,
      code: zone.code,
      name,
      cells,
      entries,
      waiting,
      approved,
      points: points.get(zone.id) ?? 0,
    }
  })
  const running = zoneId === null ? await runningStages(read, editionId) : []
  return {
    edition: {
      title: { zh: edition.title, en: edition.titleEn },
      year: edition.year,
      theme: edition.theme,
    },
    contests: edition.contests.map((contest) => ({ slug: contest.slug, name: nameOf(contest) })),
    zones,
    tasks: orderTasks(tasks).flatMap((task) => {
      const contest = byId.get(task.contestId)
      if (!contest) return []
      const { kind, stageId, count, dueAt } = task
      const shown = { slug: contest.slug, name: nameOf(contest) }
      return { kind, stageId, count, contest: shown, dueAt: dueAt?.toISOString() ?? null }
    }),
    running,
    totals: {
      ...sumOf(counts.all),
      open: facts.filter((contest) => registrationState(contest, now()) === 'open').length,
      scoring: facts.filter(({ stages }) =>
        stages.some(({ phase }) => phase === 'scoring' || phase === 'signing'),
      ).length,
      published: facts.filter(({ hasResults }) => hasResults).length,
    },
  }
}

function sumOf({ entries, waiting }: EntryCounts): { entries: number; waiting: number } {
  return { entries, waiting }
}

function pointsByZone(results: readonly { standings: string }[]): Map<string, number> {
  const points = new Map<string, number>()
  for (const { standings } of results) {
    const { rows } = JSON.parse(standings) as ResultDocument
    for (const row of rows) points.set(row.zone, (points.get(row.zone) ?? 0) + row.points)
  }
  return points
}
