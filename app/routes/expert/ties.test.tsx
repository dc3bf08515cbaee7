import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import { expertTies } from '~/queries/review/expertTies.server'
import { declareOwnTie } from '~/services/review/experts.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { DeclareTie } from './DeclareTie'

const NAME = '示例甲工作室'

describe('declaring a tie', () => {
  const shown = (isMine: boolean, language: Language = 'zh') =>
    renderToStaticMarkup(
      <I18nextProvider i18n={textsOf(language)}>
        <DeclareTie studio={{ studioId: 'one', name: NAME, isMine }} opId="op" />
      </I18nextProvider>,
    )
  const read = (markup: string) => markup.replace(/<[^>]*>/g, '')

  it('asks before it is sent, with or without scripts, and says which studio and what follows', () => {
    const [summary = '', question = ''] = shown(true).split('</summary>')
    expect(summary).toMatch(/^<details><summary/)
    expect(summary).not.toContain('<button')
    expect(read(summary)).toContain(NAME)
    expect(question).toMatch(/<button (?=[^>]*type="submit")[^>]*value="one"/)
    expect(read(question)).toMatch(/示例甲工作室.*评分不再采用.*不能撤回/)
    expect(read(question.slice(question.indexOf('<button')))).toContain(NAME)
  })

  it('says of a studio of others only that it is never assigned', () => {
    expect(read(shown(false))).not.toContain('评分不再采用')
    expect(read(shown(false, 'en'))).toContain('cannot be taken back')
  })
})

describe('a studio with a declared tie', () => {
  let app: TestApplication
  beforeEach(async () => {
    app = await testApplication()
  })
  afterEach(() => app.close())

  it('is not the expert’s to score any more, and stays in its place', async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    await cycle.toScoring(4)
    const [review = ''] = cycle.reviews
    const [studio = ''] = cycle.studios
    const [expert = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
    const lines = async () => (await expertTies(app, cycle.id, expert))?.studios ?? []
    const before = await lines()
    const line = { studioId: studio, isMine: true, isDeclared: false }
    expect(before).toContainEqual(expect.objectContaining(line))
    expect(await declareOwnTie(app, cycle.op(expert), studio, '回避')).toMatchObject({ ok: true })
    const after = await lines()
    const declared = { studioId: studio, isMine: false, isDeclared: true }
    expect(after).toContainEqual(expect.objectContaining(declared))
    expect(after.map(({ studioId }) => studioId)).toEqual(before.map(({ studioId }) => studioId))
  })
})
