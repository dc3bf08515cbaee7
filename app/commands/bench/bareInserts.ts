/** The limit of the marks: bare better-sqlite3, one mark a transaction. A process of its own. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import Database from 'better-sqlite3'
import { serveParent } from './child'
import { clock } from './clock'

export interface InsertFor {
  folder: string
  seconds: number
}

const TABLE = `CREATE TABLE IF NOT EXISTS "Mark" (
  "sheetId" TEXT NOT NULL, "aspectId" TEXT NOT NULL, "value" INTEGER NOT NULL,
  "opId" TEXT NOT NULL, "seq" INTEGER NOT NULL, "tenureId" TEXT NOT NULL,
  PRIMARY KEY ("sheetId", "aspectId"))`

let database: Database.Database | null = null
let seq = 0

function open(folder: string): Database.Database {
  const db = new Database(path.join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(TABLE)
  return db
}

serveParent(({ folder, seconds }: InsertFor): number => {
  database ??= open(folder)
  const insert = database.prepare('INSERT INTO "Mark" VALUES (?, ?, ?, ?, ?, ?)')
  const tenure = randomUUID()
  const started = clock()
  let done = 0
  while (clock() - started < seconds * 1000) {
    insert.run(randomUUID(), 'radiograph', 725, randomUUID(), ++seq, tenure)
    done += 1
  }
  return (done * 1000) / (clock() - started)
})
