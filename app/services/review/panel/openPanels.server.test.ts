import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRuleSet } from '~/domain/contest/checkRuleSet'
import { slugSchema } from '~/protocol/slug'
import { parseRuleSet } from '~/protocol/ruleSet'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { panelsOf } from './panelsOf.server'
import { sheetsOfReviews } from './panelSheets.server'

let app: TestApplication
let panels: TestPanels

beforeEach(async () => {
  app = await testApplication()
  panels = await testPanels(app)
})
afterEach(() => app.close())

describe('the panels of a cycle', () => {
  it('are a contest for each judged stage, drawn, with the sheets of the assignment', async () => {
    const [a, b, c] = panels.reviews
    const open = await panelsOf(app, panels.cycleId)
    expect(open.map(({ key }) => key)).toEqual(['paper', 'siteVisit', 'live'])
    for (const { state, stage } of open) {
      expect(stage).toMatchObject({ phase: 'drawn', identity: 'named' })
      const seats = stage.seatIds.map((id) => state.seats.get(id)?.ordinal)
      expect(seats).toEqual([1, 2, 3, 4])
      const scoredBy = stage.entrantIds.map((id) => {
        const { entryId, code, sheetIds } = state.entrants.get(id) ?? { sheetIds: [] }
        const sheets = sheetIds.map((sheet) => state.sheets.get(sheet)?.seatId ?? '')
        return [entryId, code, sheets.map((seat) => state.seats.get(seat)?.ordinal)]
      })
      expect(scoredBy).toEqual([
        [a, 'S001', [1, 2]],
        [b, 'S002', [1, 3]],
        [c, 'S003', [1, 2, 3]],
      ])
    }
  })

  it('have rules that hold, seats for their own experts, and a chief judge', async () => {
    const contests = await app.read.contest.findMany({
      where: { editionId: panels.panelId },
      include: { ruleSets: true, stages: { include: { seats: true } }, judges: true },
      orderBy: { ordinal: 'asc' },
    })
    for (const { slug, ruleSets, stages, judges, phase } of contests) {
      expect(slugSchema.safeParse(slug).success).toBe(true)
      expect(checkRuleSet(parseRuleSet(ruleSets[0]?.rules ?? ''))).toEqual([])
      expect(stages[0]?.seats.map(({ personId }) => personId)).toEqual(panels.experts)
      expect(judges).toHaveLength(4)
      expect(phase).toBe('running')
    }
    expect(contests.map(({ hasBoard }) => hasBoard)).toEqual([false, false, true])
    const grants = await app.read.grant.findMany({ where: { personId: panels.chief } })
    expect(grants.map(({ role, contestId }) => [role, contestId])).toEqual(
      contests.map(({ id }) => ['chiefJudge', id]),
    )
  })

  it('keep the zones of the programme, and read the same after a restart', async () => {
    const [live] = (await panelsOf(app, panels.cycleId)).slice(-1)
    const zoneId = live?.state.entries.get(panels.reviews[0])?.zoneId ?? ''
    const zone = await app.read.zone.findUniqueOrThrow({ where: { id: zoneId } })
    expect(zone).toMatchObject({ code: 'XS', editionId: panels.panelId })
    app = await app.restart()
    const again = (await panelsOf(app, panels.cycleId)).map(({ state }) => state.sheets.size)
    expect(again).toEqual([7, 7, 7])
  })

  it('have no sheets to count before anybody submits, and none in another cycle', async () => {
    const sheets = await sheetsOfReviews(app, panels.cycleId)
    expect(sheets.get(panels.reviews[0])?.get('paper')).toEqual([])
    expect(await sheetsOfReviews(app, 'no such cycle')).toEqual(new Map())
  })
})
