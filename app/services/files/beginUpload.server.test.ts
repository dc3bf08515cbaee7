import { afterEach, beforeEach, expect, it } from 'vitest'
import type { UploadState } from '~/protocol/files'
import { createScope } from '../log/appendEvent.server'
import { testApplication, type TestApplication } from '../testing/application'
import { beginUpload, type BeginUpload } from './beginUpload.server'
import { deleteFile } from './deleteFile.server'
import { receiveBytes } from './receiveBytes.server'
import { sweepFiles } from './sweepFiles.server'
import { unopposed } from './fileAccess.server'
import { PDF, streamOf } from './testFiles'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  await app.writer.write((tx) => createScope(tx, 'studio:s1', 'studio'))
})
afterEach(() => app.close())

/** Chooses the same file again, under the same op unless another is given. */
async function begun(changes: Partial<BeginUpload> = {}): Promise<UploadState> {
  const answer = await beginUpload(app, {
    ...{ personId: 'wang', opId: 'operation-1', scope: 'studio:s1', purpose: 'evidence' },
    ...{ name: '报告.pdf', alt: '', bytes: PDF.length },
    ...changes,
  })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.upload
}

async function send(id: string, from: number, to = PDF.length): Promise<UploadState> {
  const body = streamOf(PDF.subarray(from, to))
  const answer = await receiveBytes(app, {
    personId: 'wang',
    id,
    offset: from,
    body,
    whyNot: unopposed,
  })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.upload
}

const altOf = async (id: string) =>
  (await app.read.storedFile.findUniqueOrThrow({ where: { id } })).alt

it('begins again after some pieces as the same file, as far as it is', async () => {
  const { id } = await begun()
  await send(id, 0, 20)
  await send(id, 20, 30)
  app = await app.restart()
  expect(await begun()).toMatchObject({ id, received: 30, status: 'receiving' })
  expect(await send(id, 30)).toMatchObject({ status: 'ready' })
  expect(await app.read.storedFile.count()).toBe(1)
})

it('takes the description of a file begun again, and keeps it where none is given', async () => {
  const { id } = await begun({ alt: '焊接' })
  await begun({ alt: '焊接实训区' })
  await begun()
  expect(await altOf(id)).toBe('焊接实训区')
  await send(id, 0)
  await begun({ alt: '另一句' })
  expect(await altOf(id)).toBe('焊接实训区')
})

it('says of an upload begun again that it was deleted, or that its day is over', async () => {
  const { id } = await begun()
  await deleteFile(app, { id, actor: 'wang', whyNot: unopposed })
  expect(await begun()).toMatchObject({ status: 'deleted', problem: 'deleted' })
  const other = await begun({ opId: 'operation-2' })
  app.setNow(new Date(app.now().getTime() + 25 * 3_600_000))
  await sweepFiles(app)
  expect(await begun({ opId: 'operation-2' })).toMatchObject({ id: other.id, problem: 'expired' })
})
