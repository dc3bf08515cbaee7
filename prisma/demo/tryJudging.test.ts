import { expect, it } from 'vitest'
import { stageIdOf } from '../../app/services/contest/createContest.server'
import { ruleSets } from '../programme/ruleSets'
import { demoPlan, OFFERED_SEAT } from './plan'
import { tryJudging } from './tryJudging'

it('offers a seat that the demo has, in a stage that is being scored', () => {
  const { contest, stage, seat } = OFFERED_SEAT
  const rules = ruleSets[contest].stages
  const index = rules.findIndex(({ key }) => key === stage)
  expect(rules[index]?.seats).toBeGreaterThanOrEqual(seat)
  expect(demoPlan.find(({ slug }) => slug === contest)?.stages[index]).toBe('scoring')
})

it('says which page to open, as whom, and where to type the code', () => {
  const text = tryJudging('http://localhost:3000', stageIdOf('2021-welding', 'practical')).join(
    '\n',
  )
  expect(text).toContain('16000000005 / jiangsai-demo')
  expect(text).toContain('http://localhost:3000/chief/2021-welding.practical/seats')
  expect(text).toContain('http://localhost:3000/seat')
  expect(text).toContain('示例裁判 00')
  expect(text).toContain('http://localhost:3000/display/welding')
})
