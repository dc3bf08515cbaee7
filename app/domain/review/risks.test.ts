import { expect, it } from 'vitest'
import type { Decline } from './decline'
import type { Duty, DutyKind } from './duties'
import { compareRisks, risksOf } from './risks'

const duty = (kind: DutyKind, isOverdue = false): Duty => ({
  ...{ key: kind, rule: 'r', kind, since: '2021-01-01', dueOn: null, isOverdue },
  reason: { why: 'leadGone', on: '2021-01-01' },
  needsConfirmation: false,
})
const fell: Decline = { why: 'starFell', times: 2, decidedOn: ['2019-12-20', '2020-12-20'] }
const kinds = (duties: Duty[], declines: Decline[] = []) =>
  risksOf(duties, declines).map(({ kind }) => kind)

it('lists the gravest reason first, whatever found it', () => {
  expect(kinds([duty('replaceLead'), duty('cancel')], [fell])).toEqual([
    ...['cancel', 'replaceLead', 'starFell'],
  ])
})

it('takes a self-assessment only once it is late, and an apprentice never', () => {
  expect(kinds([duty('fileAssessment'), duty('evaluateApprentice', true)])).toEqual([])
  expect(kinds([duty('fileAssessment', true)])).toEqual(['fileAssessment'])
})

it('sorts studios by their gravest reason, then by how many there are', () => {
  const [one, two, three] = [
    risksOf([duty('rectify')], []),
    risksOf([duty('rectify')], [fell]),
    risksOf([duty('remove')], []),
  ]
  expect([one, two, three, []].sort(compareRisks)).toEqual([three, two, one, []])
})
