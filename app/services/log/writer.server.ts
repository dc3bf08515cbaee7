/**
 * The one writer. On SQLite exactly one client writes, behind one in-process queue: the adapter has
 * one connection, and a query issued while an interactive transaction is open would run inside it.
 *
 * A job that throws is rolled back and rejects its own promise only. A transaction that cannot be
 * committed ends the process: what is in memory may then be ahead of what is on disk.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient, type Prisma } from '../../../prisma/generated/client'
import { takeCommitted, type CommittedEvent } from './committed.server'

export type Tx = Prisma.TransactionClient

export interface Writer {
  /** Runs `work` in a transaction of its own, after everything that was queued before it. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Calls back after each commit with its events, in order, before the next job starts. */
  onCommitted(listener: (events: readonly CommittedEvent[]) => void): () => void
  /** Resolves when the queue is empty, then closes the connection. */
  close(): Promise<void>
}

export interface WriterOptions {
  databasePath: string
  /** What to do when a commit fails; the default ends the process with code 70. */
  onCommitFailure?: (error: unknown) => void
}

/** Longest that one transaction may take, in milliseconds; imports are split to stay below it. */
const TRANSACTION_LIMIT = 60_000

/** Opens the writing connection and checks that every commit reaches the disk. */
export async function createWriter(options: WriterOptions): Promise<Writer> {
  const client = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${options.databasePath}` }),
  })
  await requireDurable(client)
  const listeners = new Set<(events: readonly CommittedEvent[]) => void>()
  const onCommitFailure = options.onCommitFailure ?? endProcess
  let tail: Promise<unknown> = Promise.resolve()

  async function run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let finished = false
    let committed: readonly CommittedEvent[] = []
    try {
      const result = await client.$transaction(
        async (tx) => {
          const value = await work(tx)
          committed = takeCommitted(tx)
          finished = true
          return value
        },
        { maxWait: TRANSACTION_LIMIT, timeout: TRANSACTION_LIMIT },
      )
      if (committed.length > 0) for (const listener of listeners) listener(committed)
      return result
    } catch (error) {
      if (finished) onCommitFailure(error)
      throw error
    }
  }

  return {
    write(work) {
      const job = tail.then(() => run(work))
      tail = job.catch(() => undefined)
      return job
    },
    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await tail
      await client.$disconnect()
    },
  }
}

/** Opens a connection that can only read. */
export async function createReader(databasePath: string): Promise<PrismaClient> {
  const client = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${databasePath}` }),
  })
  await client.$queryRawUnsafe('PRAGMA query_only = ON')
  return client
}

async function requireDurable(client: PrismaClient): Promise<void> {
  await client.$queryRawUnsafe('PRAGMA journal_mode = WAL')
  await client.$queryRawUnsafe('PRAGMA synchronous = FULL')
  await client.$queryRawUnsafe('PRAGMA busy_timeout = 5000')
  const [mode] = await client.$queryRawUnsafe<{ journal_mode: string }[]>('PRAGMA journal_mode')
  const [sync] = await client.$queryRawUnsafe<{ synchronous: bigint | number }[]>(
    'PRAGMA synchronous',
  )
  if (mode?.journal_mode !== 'wal' || Number(sync?.synchronous) !== 2) {
    throw new Error('The database does not keep journal_mode=WAL and synchronous=FULL')
  }
}

function endProcess(error: unknown): void {
  process.stderr.write(`A commit failed; the process ends so that nothing unsaved is shown. ${error}\n`)
  process.exit(70)
}
