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
  /** Ends the process: memory may be ahead of what is on disk. */
  fail(error: unknown): void
  /** Resolves when the queue is empty, then closes the connection. */
  close(): Promise<void>
}

/** Longest that one transaction may take, in milliseconds; imports are split to stay below it. */
const TRANSACTION_LIMIT = 60_000

export interface WriterOptions {
  databasePath: string
  /** What happens when a commit fails; by default the process ends with code 70. */
  fail?: (error: unknown) => void
}

/** Opens the writing connection and checks that every commit reaches the disk. */
export async function createWriter(options: WriterOptions): Promise<Writer> {
  const { databasePath, fail = endProcess } = options
  const client = new PrismaClient({
    adapter: new Sqlite(databasePath, 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'),
  })
  await requireDurable(client)
  const listeners = new Set<(events: readonly CommittedEvent[]) => void>()
  let tail: Promise<unknown> = Promise.resolve()

  async function run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const progress: { finished: boolean; committed: readonly CommittedEvent[] } = {
      finished: false,
      committed: [],
    }
    try {
      const result = await client.$transaction(
        async (tx) => {
          const value = await work(tx)
          progress.committed = takeCommitted(tx)
          progress.finished = true
          return value
        },
        { maxWait: TRANSACTION_LIMIT, timeout: TRANSACTION_LIMIT },
      )
      if (progress.committed.length > 0) {
        for (const listener of listeners) listener(progress.committed)
      }
      return result
    } catch (error) {
      if (progress.finished) fail(error)
      throw error
    }
  }

  return {
    write(work) {
      const job = tail.then(turn).then(() => run(work))
      tail = job.catch(() => undefined)
      return job
    },
    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    fail,
    async close() {
      await tail
      await client.$disconnect()
    },
  }
}

/** Opens a connection on which every write fails. */
export async function createReader(databasePath: string): Promise<PrismaClient> {
  const client = new PrismaClient({ adapter: new Sqlite(databasePath, 'PRAGMA query_only = ON') })
  await client.$connect()
  return client
}

/** Sets the connection's pragmas before anything else is asked of it. */
class Sqlite extends PrismaBetterSqlite3 {
  constructor(
    databasePath: string,
    private readonly pragmas: string,
  ) {
    super({ url: `file:${databasePath}` })
  }

  override async connect() {
    const connection = await super.connect()
    await connection.executeScript(`PRAGMA busy_timeout = 5000; ${this.pragmas}`)
    return connection
  }
}

/**
 * Lets the event loop take what has arrived. The adapter never waits for anything, so a transaction
 * runs to its end between two messages: without this turn the second of two messages that came
 * together would not be heard before the first is committed, and no two marks would share a commit.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function requireDurable(client: PrismaClient): Promise<void> {
  const [mode] = await client.$queryRawUnsafe<{ journal_mode: string }[]>('PRAGMA journal_mode')
  const [sync] =
    await client.$queryRawUnsafe<{ synchronous: bigint | number }[]>('PRAGMA synchronous')
  if (mode?.journal_mode !== 'wal' || Number(sync?.synchronous) !== 2) {
    throw new Error('The database does not keep journal_mode=WAL and synchronous=FULL')
  }
}

function endProcess(error: unknown): void {
  process.stderr.write(
    `A commit failed; the process ends so that nothing unsaved is shown. ${String(error)}\n`,
  )
  process.exit(70)
}
