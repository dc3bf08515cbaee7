/** What the hall's board and the public pages of a panel say of its scores, and do not have. */
import { randomUUID } from 'node:crypto'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useScoresTitle } from '~/components/board/ToCome'
import { HallRows } from '~/components/hall/HallRows'
import { RulesInWords } from '~/components/rules/RulesInWords'
import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { isReview } from '~/domain/contest/isReview'
import { replaceApplication } from '~/http/application.server'
import type { Language } from '~/locales/languages'
import { ReviewWords } from '~/locales/ReviewWords'
import { textsOf } from '~/locales/texts.server'
import { publicRuleSet } from '~/queries/contest/publicRuleSet.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { movePanelWithin } from '~/services/review/panel/changePanels.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest } from '~/services/testing/drawnContest'
import { testPanels } from '~/services/testing/reviewPanel'
import { loader as zones } from './contest-zones'

let app: TestApplication
let panel: PublicBoard
let contest: PublicBoard

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  const { cycleId } = await testPanels(app)
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'live' }, by))
  panel = await boardOf(`${cycleId}.live`)
  contest = await boardOf((await drawnContest(app)).id)
})
afterEach(async () => {
  publicBoardsOf(app).close()
  await app.close()
})

async function boardOf(id: string): Promise<PublicBoard> {
  const { slug } = await app.read.contest.findUniqueOrThrow({ where: { id } })
  const board = await publicBoardsOf(app).find(slug)
  if (!board) throw new Error(`no board ${slug}`)
  return board
}

function read(board: PublicBoard, element: ReactElement, language: Language = 'zh'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={textsOf(language)}>
      <ReviewWords on={isReview(board)}>{element}</ReviewWords>
    </I18nextProvider>,
  ).replace(/<[^>]*>/g, '|')
}

function Title({ board }: { board: PublicBoard }) {
  return <>{useScoresTitle(board)}</>
}

const hall = (board: PublicBoard) => (
  <HallRows board={board} shown={orderRows(board.rows)} moves={new Map()} />
)

it('calls a panel’s scores by its stage of the review, never the total', async () => {
  expect(read(panel, <Title board={panel} />)).toBe('现场答辩得分')
  expect(read(panel, <Title board={panel} />, 'en')).toBe('Live presentation score')
  expect(read(panel, hall(panel))).toContain('现场答辩得分')
  expect(read(panel, hall(panel))).not.toMatch(/总分|总成绩/)
  const rules = await publicRuleSet(app, panel.slug)
  if (!rules) throw new Error('no rules')
  const words = read(panel, <RulesInWords {...rules} />)
  expect(words).not.toMatch(/总分|总成绩|权重|加权/)
})

it('leaves a contest its words', () => {
  const overall: PublicBoard = { ...contest, view: { kind: 'overall' }, toCome: [] }
  expect(read(contest, <Title board={overall} />)).toBe('总成绩')
  expect(read(contest, hall(overall))).toContain('总分')
})

it('has zone points of contests only', async () => {
  const ask = async ({ slug }: PublicBoard) => {
    const request = new Request(`http://localhost:3000/contests/${slug}/zones`)
    return zones({ request, params: { slug }, context: { nonce: '', address: '10.0.0.1' } }).catch(
      (thrown: unknown) => (thrown as { init: { status: number } | null }).init?.status,
    )
  }
  expect(await ask(contest)).toHaveProperty('zonePoints')
  expect(await ask(panel)).toBe(404)
})
