import { expect, it } from 'vitest'
import { testApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { entryFilters, entryList } from './entryList.server'

it('shows its last page to whoever asks for one beyond it', async () => {
  const app = await testApplication()
  const scope = { editionId: await testEdition(app), zoneId: null, contestId: null }
  const beyond = await entryList(app, scope, entryFilters.parse({ page: '99' }))
  expect(beyond).toMatchObject({ page: 1, pages: 1 })
  await app.close()
})
