import { expect, it } from 'vitest'
import { contestApprenticeships } from '~/queries/contest/contestApprenticeships.server'
import { contestResults } from '~/queries/studio/contestResults.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { testApplication } from '~/services/testing/application'
import { seedProgramme } from '../seed'
import { seedLinks } from './links'
import { seedStudios } from './studios'

it('shows winners of the demo on studios of their zones, and their apprentices on the contest', async () => {
  const app = await testApplication()
  await seedProgramme(app, {
    plan: [
      {
        ...{ slug: 'first-aid', entries: 4, registration: 'over', published: true },
        stages: ['decoded', 'decoded'],
      },
    ],
  })
  await seedStudios(app)
  await seedLinks(app)
  const events = await app.read.event.count()
  await seedLinks(app)
  expect(await app.read.event.count()).toBe(events)
  const linked = await app.read.studioMember.findMany({ where: { personId: { not: null } } })
  expect(linked).toHaveLength(2)
  const shown = await Promise.all(
    [...new Set(linked.map(({ studioId }) => studioId))].map((id) => contestResults(app, id)),
  )
  expect(
    shown
      .flat()
      .map(({ rank }) => rank)
      .sort(),
  ).toEqual([1, 2])
  const board = await publicBoardsOf(app).find('first-aid')
  expect(board && (await contestApprenticeships(app.read, board))).toHaveLength(2)
  await app.close()
})
