import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { countsForZones, publicZonesTable } from '~/domain/contest/publicZones'
import { canonicalJson } from '~/domain/log/canonical'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type { ContestLine, Glance } from '~/protocol/glance'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import type { ServiceContext } from '~/services/context'
import { contestState } from './contestState'
import { publicProgramme, type ProgrammeContest } from './publicProgramme.server'

/** The year's contests at a glance as they are now; null before there is a programme. */
export async function readGlance(app: ServiceContext): Promise<Glance | null> {
  const programme = await publicProgramme(app.read)
  if (!programme) return null
  const source = publicBoardsOf(app)
  const scored: { board: PublicBoard; zonePoints: readonly number[] }[] = []
  const contests: ContestLine[] = []
  for (const contest of programme.contests) {
    const board = await source.find(contest.slug)
    contests.push(lineOf(contest, board, app.now()))
    if (!board) continue
    const state = app.contests.get(board.contestId)?.state
    scored.push({ board, zonePoints: state?.ruleSet?.zonePoints ?? [] })
  }
  const { year, title, theme, zones } = programme
  const codes = zones.map(({ code }) => code)
  const shown = {
    year,
    title,
    theme,
    zones,
    contests,
    table: publicZonesTable(codes, scored),
    counted: scored.filter(({ board }) => countsForZones(board)).length,
  }
  return { ...shown, hash: sha256Hex(utf8(canonicalJson(shown))) }
}

function lineOf(contest: ProgrammeContest, board: PublicBoard | null, now: Date): ContestLine {
  const [first, second] = board ? orderRows(board.rows) : []
  const { id, slug, name, entries } = contest
  return {
    id,
    slug,
    name,
    entries,
    state: contestState(contest, board, now),
    blind: board?.view.kind === 'stage',
    scored: board?.progress.scored ?? 0,
    total: board?.progress.total ?? 0,
    leader:
      first?.rank === 1
        ? {
            code: first.row.code,
            zone: first.row.zone,
            total: first.row.total ?? '',
            tied: second?.rank === 1,
          }
        : null,
  }
}
