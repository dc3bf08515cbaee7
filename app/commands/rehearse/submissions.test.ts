import { expect, it } from 'vitest'
import { Submissions } from './submissions'

it('measures from the last submission to each screen, but for whom a freeze hides', () => {
  let now = 0
  const submissions = new Submissions(() => now)
  const place = { contestId: 'c', stage: 'practical', code: 'A1', seat: 1 }
  const hidden = { ...place, code: 'A2' }
  submissions.shown(place)
  submissions.submitted(place)
  submissions.submitted(hidden)
  now = 30
  submissions.shown(place)
  submissions.shown({ ...place, stage: 'theory' })
  submissions.hide(hidden)
  now = 90
  submissions.shown(place)
  submissions.shown(hidden)
  expect(submissions.screenMs).toEqual([30, 90])
})
