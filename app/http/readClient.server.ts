import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../prisma/generated/client'

class QueryOnlySqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect()
    await connection.executeScript('PRAGMA query_only = ON; PRAGMA busy_timeout = 2000')
    return connection
  }
}

/** A Prisma client on which every write fails: all writing goes through the one writer. */
export function createReadClient(databasePath: string): PrismaClient {
  return new PrismaClient({ adapter: new QueryOnlySqlite({ url: `file:${databasePath}` }) })
}
export type ReadClient = PrismaClient
