import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RULES } from '~/domain/contest/testContest'
import { replaceApplication } from '~/http/application.server'
import { stageNames } from '~/queries/review/stageNames.server'
import { findChiefPlace } from '~/services/contest/chief/chiefPlace.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest } from '~/services/testing/drawnContest'
import { testPerson } from '~/services/testing/people'
import { cookieOf, statusOf } from '~/services/testing/posting'
import { giveGrant } from '~/services/people/giveGrant.server'
import { testPanels } from '~/services/testing/reviewPanel'
import { loader as print } from './print'
import * as seatsPage from './seats'
import { loader as stage } from './stage'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
})
afterEach(() => app.close())

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>

async function load(loader: Loader, stageId: string, personId: string): Promise<unknown> {
  const headers = { cookie: await cookieOf(app, personId) }
  const request = new Request(`http://localhost:3000/chief/${stageId}`, { headers })
  return loader({ request, params: { stageId }, context: { nonce: '', address: '10.0.0.1' } })
}

const STUDIOS = {
  S001: { zh: '示例甲工作室', en: '示例甲工作室' },
  S002: { zh: '示例乙工作室', en: '示例乙工作室' },
  S003: { zh: '示例丙工作室', en: '示例丙工作室' },
}

describe('the desk of a review', () => {
  it('knows studios and experts by name, on each of its pages', async () => {
    const { cycleId, chief, experts } = await testPanels(app)
    const stageId = `${cycleId}.paper.paper`
    const seats = await app.read.seat.findMany({ where: { stageId } })
    const seatOf = (expert: number) =>
      seats.find(({ personId }) => personId === experts[expert])?.id ?? ''
    for (const loader of [stage, print, seatsPage.loader]) {
      const { isReview, names } = (await load(loader, stageId, chief)) as Page
      expect(isReview).toBe(true)
      expect(names.studios).toEqual(STUDIOS)
      expect(names.experts).toMatchObject({ [seatOf(0)]: '示例专家1', [seatOf(3)]: '示例专家4' })
    }
  })

  it('shows no studio’s name beside a code of a stage that is judged blind', async () => {
    const { cycleId } = await testPanels(app)
    const place = await findChiefPlace(app.read, `${cycleId}.paper.paper`)
    const live = await app.contests.load(`${cycleId}.paper`)
    const known = live?.state.stages.get(`${cycleId}.paper.paper`)
    if (!place || !live || !known) throw new Error('no panel')
    const names = (identity: 'coded' | 'named', phase = known.phase) => {
      const stages = new Map([[known.id, { ...known, identity, phase }]])
      return stageNames(app, place, { ...live.state, stages })
    }
    expect((await names('named')).studios).toEqual(STUDIOS)
    expect((await names('coded')).studios).toEqual({})
    expect((await names('coded', 'signed')).studios).toEqual({})
  })

  it('shows no code for an expert’s own seat', async () => {
    const { cycleId, chief } = await testPanels(app)
    const stageId = `${cycleId}.paper.paper`
    const seat = await app.read.seat.findFirstOrThrow({ where: { stageId } })
    const cookie = await cookieOf(app, chief)
    const posted = { params: { stageId }, fields: { seat: seat.id }, cookie }
    expect(await statusOf(seatsPage, posted)).toBe(403)
    const after = await app.read.seat.findUniqueOrThrow({ where: { id: seat.id } })
    expect(after.codeHash).toBeNull()
  })
})

describe('the desk of a contest', () => {
  it.each(['coded', 'named'] as const)('shows codes alone, where it is %s', async (identity) => {
    const stages = RULES.stages.map((rules) => ({ ...rules, identity }))
    const contest = await drawnContest(app, { ruleSet: { ...RULES, stages } })
    const { stageId, editionId, id: contestId } = contest
    const chief = await testPerson(app, '13900000001')
    const grant = { role: 'chiefJudge' as const, editionId, contestId, personId: chief }
    await app.writer.write((tx) => giveGrant(tx, { ...grant, actor: 'system' }, app.now()))
    for (const loader of [stage, print, seatsPage.loader]) {
      const page = (await load(loader, stageId, chief)) as Page
      expect(page.isReview).toBe(false)
      expect(page.names).toEqual({ studios: {}, experts: {} })
    }
  })
})

interface Page {
  isReview: boolean
  names: Awaited<ReturnType<typeof stageNames>>
}
