import { expect, it } from 'vitest'
import { textsOf } from '~/locales/texts.server'
import { cycleNow } from './cycleNow'

const cycle = { kind: 'review', facts: { announced: 3 } } as const
const { t } = textsOf('zh')

it.each([
  ['published', '等次正在公示'],
  ['closed', '公示已结束'],
  ['superseded', '公示已终止，更正后的公示尚未发布'],
  ['withdrawn', '公示已撤回'],
] as const)('says of a cycle whose notice is %s what is true: %s', (phase, words) => {
  const now = cycleNow({ ...cycle, phase: 'notice', notice: { phase } })
  expect(t(`cycle:page.now.${now}`)).toContain(words)
})

it('asks nobody to decide by a notice that was withdrawn', () => {
  const deciding = { ...cycle, phase: 'decision', notice: { phase: 'withdrawn' } } as const
  expect(cycleNow(deciding)).toBe('noticeWithdrawn')
  // Back in the meeting nothing was left to publish, so the decision rests on no notice.
  expect(cycleNow({ ...deciding, facts: { announced: 0 } })).toBe('decision')
  expect(cycleNow({ ...deciding, notice: { phase: 'closed' } })).toBe('decision')
})

it('tells an application from a review before it begins', () => {
  const preparing = { ...cycle, phase: 'preparing', notice: null } as const
  expect(cycleNow(preparing)).toBe('preparing')
  expect(cycleNow({ ...preparing, kind: 'naming' })).toBe('applying')
})
