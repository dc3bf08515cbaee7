import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StoreError } from '../store'
import { picture } from '../testing/picture'
import { PictureSession, type PicturesState, type SendPicture } from './session'
import { openPictureStore } from './store'

let name: string
let ids: number
let databases = 0
const open: PictureSession[] = []
beforeEach(() => {
  databases += 1
  name = `pictures ${databases}`
  ids = 0
})
afterEach(() => {
  vi.useRealTimers()
  for (const session of open.splice(0)) session.close()
  vi.restoreAllMocks()
})

/** A server that takes each op once; what `answer` says comes first. */
function server() {
  const files = new Map<string, string>()
  const sent: string[] = []
  const send: SendPicture = async ({ opId }, content, _signal, tell) => {
    tell('sending')
    sent.push(opId)
    files.set(opId, await content.text())
    return { kind: 'sent', fileId: `file of ${opId}` }
  }
  return { files, sent, send }
}

/** Nobody answers until the signal says to stop, as without a network. */
const offline: SendPicture = (_picture, _content, signal, tell) =>
  new Promise((_, reject) => {
    tell('waiting')
    signal.addEventListener('abort', () => reject(new Error('stopped')))
  })

async function start(send: SendPicture, openStore = () => openPictureStore(name)) {
  const newId = () => `id ${databases} ${(ids += 1)}`
  const report = (error: unknown) => {
    throw error
  }
  const session = new PictureSession({ openStore, send, newId, report })
  open.push(session)
  await session.open()
  return session
}

const { seatId, tenure, review, takenAt, thumb } = picture(0)
const taken = (alt: string) => ({ seatId, tenure, review, takenAt, thumb, alt })
const blob = (text: string) => new Blob([text], { type: 'image/jpeg' })

function until(session: PictureSession, holds: (state: PicturesState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(session.getState())) return
      stop()
      resolve()
    }
    const stop = session.subscribe(look)
    look()
  })
}
const idle = (session: PictureSession) =>
  until(session, ({ pictures, sending, later }) => {
    return sending === null && pictures.every(({ id, outcome }) => outcome ?? later[id])
  })

it('keeps photos without a network, over a restart, and sends each once in their order', async () => {
  const before = await start(offline)
  expect(await before.add(taken('一'), blob('1'))).toBeNull()
  expect(await before.add(taken('二'), blob('2'))).toBeNull()
  await until(before, ({ sending }) => sending?.kind === 'waiting')
  expect(before.getState().pictures.map(({ outcome }) => outcome)).toEqual([null, null])
  before.close()

  const { files, send } = server()
  const after = await start(send)
  expect(after.getState().pictures.map(({ alt }) => alt)).toEqual(['一', '二'])
  await idle(after)
  expect([...files.values()]).toEqual(['1', '2'])
  const [first] = after.getState().pictures
  expect(first?.outcome).toEqual({ kind: 'sent', fileId: `file of ${first?.opId}` })
  after.close()

  const again = server()
  const third = await start(again.send)
  await idle(third)
  expect(third.getState().pictures).toHaveLength(2)
  expect(again.sent).toEqual([])
})

it('keeps the op when the answer was lost with the tablet', async () => {
  const { files, send } = server()
  const before = await start(async (...asked) => {
    await send(...asked)
    return offline(...asked)
  })
  await before.add(taken('一'), blob('1'))
  await until(before, ({ sending }) => sending?.kind === 'waiting')
  before.close()
  const after = await start(send)
  await idle(after)
  expect(files.size).toBe(1)
})

it('passes over a refused photo, says why, keeps it, and tries again when asked', async () => {
  const { files, send } = server()
  let isOver = true
  const session = await start((one, ...rest) =>
    one.alt === '一' && isOver
      ? Promise.resolve({ kind: 'refused', problem: 'visitOver' } as const)
      : send(one, ...rest),
  )
  await session.add(taken('一'), blob('1'))
  await session.add(taken('二'), blob('2'))
  await idle(session)
  const [first] = session.getState().pictures
  expect(first?.outcome).toEqual({ kind: 'refused', problem: 'visitOver' })
  expect([...files.values()]).toEqual(['2'])
  isOver = false
  await session.tryAgain(first?.id ?? '')
  await idle(session)
  expect([...files.values()]).toEqual(['2', '1'])
  expect(files.has(first?.opId ?? '')).toBe(false)
})

it('puts off what the server does not take yet, and sends what is behind it', async () => {
  const { files, send } = server()
  const session = await start((one, ...rest) =>
    one.alt === '一'
      ? Promise.resolve({ kind: 'later', why: 'otherPerson' } as const)
      : send(one, ...rest),
  )
  await session.add(taken('一'), blob('1'))
  await session.add(taken('二'), blob('2'))
  await idle(session)
  const [first] = session.getState().pictures
  expect([first?.outcome, session.getState().later[first?.id ?? '']]).toEqual([null, 'otherPerson'])
  expect([...files.values()]).toEqual(['2'])
})

it('puts aside a photo that the disk has lost, says so, and sends what is behind it', async () => {
  const before = await start(offline)
  await before.add(taken('一'), blob('1'))
  await before.add(taken('二'), blob('2'))
  await until(before, ({ sending }) => sending?.kind === 'waiting')
  const [lost, good] = before.getState().pictures
  before.close()
  const arrayBuffer = vi.spyOn(Blob.prototype, 'arrayBuffer')
  arrayBuffer.mockRejectedValueOnce(new DOMException('no file', 'NotReadableError'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { files, send } = server()
  const after = await start(send)
  await until(after, ({ pictures }) => pictures.some(({ outcome }) => outcome !== null))
  await vi.advanceTimersByTimeAsync(60_000)
  expect([...files]).toEqual([[good?.opId, '2']])
  const later = { [lost?.id ?? '']: 'unreadable' }
  expect(after.getState()).toMatchObject({ problem: null, later })
  after.close()

  const again = await start(send)
  await idle(again)
  expect([...files.values()]).toEqual(['2', '1'])
})

it('does not take a photo for lost while the disk is closed to all of them', async () => {
  const store = await openPictureStore(name)
  const content = () => Promise.reject(new StoreError('blocked', new Error('closed')))
  const session = await start(server().send, () => Promise.resolve({ ...store, content }))
  await session.add(taken('一'), blob('1'))
  await until(session, ({ problem }) => problem === 'blocked')
  expect(session.getState().later).toEqual({})
})

it('removes a photo even while it is being sent, and goes on with the next', async () => {
  const { files, send } = server()
  const session = await start((one, ...rest) => (one.alt === '一' ? offline : send)(one, ...rest))
  await session.add(taken('一'), blob('1'))
  await session.add(taken('二'), blob('2'))
  await until(session, ({ sending }) => sending?.kind === 'waiting')
  await session.remove(session.getState().pictures[0]?.id ?? '')
  await idle(session)
  expect([...files.values()]).toEqual(['2'])
  session.close()
  const store = await openPictureStore(name)
  expect((await store.all()).map(({ alt }) => alt)).toEqual(['二'])
  store.close()
})

it('says that the disk is full, and shows no photo that it has not', async () => {
  const session = await start(offline)
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  expect(await session.add(taken('一'), blob('1'))).toBe('full')
  expect(session.getState()).toMatchObject({ pictures: [], problem: 'full' })
})

it('says when the browser lets nothing be kept', async () => {
  const session = await start(offline, () =>
    Promise.reject(new StoreError('blocked', new Error('private window'))),
  )
  expect(session.getState().problem).toBe('blocked')
  expect(await session.add(taken('一'), blob('1'))).toBe('broken')
})

it('counts what is unsent, drops the content of what was sent, writes with strict durability', async () => {
  const store = await openPictureStore(name)
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await store.add(picture(2), blob('2'))
  await store.add(picture(1), blob('1'))
  expect(transaction.mock.calls.map((call) => call.slice(1))).toEqual([
    ['readwrite', { durability: 'strict' }],
    ['readwrite', { durability: 'strict' }],
  ])
  expect([await store.countUnsent(), (await store.all()).map(({ n }) => n)]).toEqual([2, [1, 2]])
  await store.put(picture(1, { outcome: { kind: 'sent', fileId: 'f' } }))
  expect(await store.countUnsent()).toBe(1)
  await expect(store.content('picture 1')).rejects.toThrow(StoreError)
  expect(await (await store.content('picture 2')).text()).toBe('2')
  store.close()
})
