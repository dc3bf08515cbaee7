import type { PublicBoard } from '~/domain/contest/publicBoard'
import { countsForZones, publicZonesTable } from '~/domain/contest/publicZones'
import type { ZoneRow } from '~/domain/contest/zonesTable'
import type { ServiceContext } from '~/services/context'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { publicProgramme, type Programme } from '~/queries/contest/publicProgramme.server'

export interface ProgrammeBoards {
  programme: Programme
  /** By slug. */
  boards: ReadonlyMap<string, PublicBoard>
  table: ZoneRow[]
  /** How many contests the table counts. */
  counted: number
}

/** The year's contests with their boards as they are now, and the zones' table over them. */
export async function programmeBoards(app: ServiceContext): Promise<ProgrammeBoards | null> {
  const programme = await publicProgramme(app.read)
  if (!programme) return null
  const source = publicBoardsOf(app)
  const boards = new Map<string, PublicBoard>()
  const scored: { board: PublicBoard; zonePoints: readonly number[] }[] = []
  for (const { slug } of programme.contests) {
    const board = await source.find(slug)
    if (!board) continue
    boards.set(slug, board)
    const state = app.contests.get(board.contestId)?.state
    scored.push({ board, zonePoints: state?.ruleSet?.zonePoints ?? [] })
  }
  const codes = programme.zones.map(({ code }) => code)
  return {
    programme,
    boards,
    table: publicZonesTable(codes, scored),
    counted: scored.filter(({ board }) => countsForZones(board)).length,
  }
}
