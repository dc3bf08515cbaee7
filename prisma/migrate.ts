import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface AppliedRow {
  migration_name: string
  checksum: string
  finished_at: number | string | null
}

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

function committedMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function appliedMigrations(db: Database.Database): Map<string, AppliedRow> {
  const rows = db
    .prepare<[], AppliedRow>(
      `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations"
       WHERE rolled_back_at IS NULL`,
    )
    .all()
  return new Map(rows.map((row) => [row.migration_name, row]))
}

function refuseUnknownHistory(committed: Migration[], applied: Map<string, AppliedRow>): void {
  const byName = new Map(committed.map((migration) => [migration.name, migration]))
  for (const [name, row] of applied) {
    const migration = byName.get(name)
    if (migration === undefined) {
      throw new Error(`The database has migration ${name}, which this version does not know.`)
    }
    if (row.finished_at === null) {
      throw new Error(`Migration ${name} was started on this database and did not finish.`)
    }
    if (row.checksum !== migration.checksum) {
      throw new Error(`Migration ${name} was changed after it was applied to this database.`)
    }
  }
}

function apply(db: Database.Database, migration: Migration): void {
  const startedAt = Date.now()
  db.exec(migration.sql)
  const violations = db.pragma('foreign_key_check') as unknown[]
  if (violations.length > 0) {
    throw new Error(`Migration ${migration.name} leaves ${violations.length} broken references.`)
  }
  db.prepare(
    `INSERT INTO "_prisma_migrations"
       (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
  ).run(randomUUID(), migration.checksum, Date.now(), migration.name, startedAt)
}

/**
 * Brings the database at `databasePath` (created when missing) up to date with the committed
 * migration folders, each in its own transaction, and returns the names of those it applied.
 * The bookkeeping table is the one of Prisma's own CLI, so a site may use either.
 * Throws before changing anything when an applied folder is missing, unfinished or was edited.
 */
export function migrate(
  databasePath: string,
  folder = path.join(import.meta.dirname, 'migrations'),
): string[] {
  mkdirSync(path.dirname(databasePath), { recursive: true })
  const committed = existsSync(folder) ? committedMigrations(folder) : []
  const db = new Database(databasePath)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = OFF')
    db.exec(TABLE)
    const applied = appliedMigrations(db)
    refuseUnknownHistory(committed, applied)
    const pending = committed.filter((migration) => !applied.has(migration.name))
    for (const migration of pending) db.transaction(apply).immediate(db, migration)
    return pending.map((migration) => migration.name)
  } finally {
    db.close()
  }
}
