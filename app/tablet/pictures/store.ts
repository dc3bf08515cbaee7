import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb'
import { allOrNothing, named, STRICT } from '../indexedDb'
import { isUnsent, type Picture } from './queue'

interface Schema extends DBSchema {
  pictures: { key: string; value: Picture }
  contents: { key: string; value: Blob }
}

/** The photos that this device keeps. A write has come to the disk when its promise resolves. */
export interface PictureStore {
  /** All photos without their contents, in the order in which they were taken. */
  all(): Promise<Picture[]>
  /** Keeps a photo with its content, or nothing of it. */
  add(picture: Picture, content: Blob): Promise<void>
  /** Notes what became of a photo; the content of a sent one goes. */
  put(picture: Picture): Promise<void>
  /**
   * What is sent of a photo.
   *
   * @throws StoreError `broken` when it is not there any more or cannot be read.
   */
  content(id: string): Promise<Blob>
  remove(ids: readonly string[]): Promise<void>
  countUnsent(): Promise<number>
  close(): void
}

/** A database of its own: whatever befalls the photos, the marks are in another one. */
const DATABASE = 'jiangsai-tablet-pictures'

/**
 * Opens the device's photos.
 *
 * @throws StoreError when the browser offers no database, as in some private windows.
 */
export async function openPictureStore(name: string = DATABASE): Promise<PictureStore> {
  const database = await named(() =>
    openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('pictures', { keyPath: 'id' })
        db.createObjectStore('contents')
      },
    }),
  )
  return storeOn(database)
}

type StoreNamed<Name extends 'pictures' | 'contents'> = IDBPObjectStore<
  Schema,
  ['pictures', 'contents'],
  Name,
  'readwrite'
>
interface Stores {
  pictures: StoreNamed<'pictures'>
  contents: StoreNamed<'contents'>
}

function storeOn(db: IDBPDatabase<Schema>): PictureStore {
  const write = (requests: (stores: Stores) => readonly (() => Promise<unknown>)[]) =>
    named(async () => {
      const tx = db.transaction(['pictures', 'contents'], 'readwrite', STRICT)
      const stores = { pictures: tx.objectStore('pictures'), contents: tx.objectStore('contents') }
      await allOrNothing(tx, requests(stores))
    })
  const all = () => named(async () => (await db.getAll('pictures')).toSorted((a, b) => a.n - b.n))
  return {
    all,
    add: (picture, content) =>
      write(({ pictures, contents }) => [
        () => pictures.put(picture),
        () => contents.put(content, picture.id),
      ]),
    put: (picture) =>
      write(({ pictures, contents }) => [
        () => pictures.put(picture),
        ...(picture.outcome?.kind === 'sent' ? [() => contents.delete(picture.id)] : []),
      ]),
    content: (id) =>
      named(async () => {
        const content = await db.get('contents', id)
        if (!content) throw new Error('A photo without its content')
        // Read here: a browser hands out what its disk has lost, and fails only at the reading, which
        // looks like a network that is away to whoever sends it.
        return new Blob([await content.arrayBuffer()], { type: content.type })
      }),
    remove: (ids) =>
      write(({ pictures, contents }) =>
        ids.flatMap((id) => [() => pictures.delete(id), () => contents.delete(id)]),
      ),
    countUnsent: async () => (await all()).filter(isUnsent).length,
    close: () => db.close(),
  }
}
