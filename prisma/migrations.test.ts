import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from './migrate'

const MIGRATIONS = path.join(import.meta.dirname, 'migrations')
let root: string
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'jiangsai-migrations-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A database as the migrations up to this number left it. */
function migratedUpTo(last: string): string {
  const file = path.join(root, 'test.db')
  const some = path.join(root, 'migrations')
  for (const name of readdirSync(MIGRATIONS).filter((name) => name.slice(0, 4) <= last)) {
    cpSync(path.join(MIGRATIONS, name), path.join(some, name), { recursive: true })
  }
  migrate(file, some)
  return file
}

interface Column {
  name: string
  notnull: 0 | 1
  dflt_value: string | null
}

/** A row with these values, and nothing in the other columns that want something. */
function insert(db: Database.Database, table: string, values: Record<string, unknown>): void {
  const columns = db.pragma(`table_info("${table}")`) as Column[]
  const wanted = columns.filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null)
  const row = { ...Object.fromEntries(wanted.map(({ name }) => [name, ''])), ...values }
  const names = Object.keys(row)
  db.prepare(
    `INSERT INTO "${table}" ("${names.join('", "')}") VALUES (${names.map(() => '?').join(', ')})`,
  ).run(...Object.values(row))
}

it('takes second factors and used codes out of the claims, and leaves other claims', () => {
  const file = migratedUpTo('0001')
  const db = new Database(file)
  const person = db.prepare(
    `INSERT INTO "Person" ("id", "sealedName", "createdAt") VALUES (?, 's', ?)`,
  )
  for (const id of ['p1', 'p2', 'p3']) person.run(id, 1_600_000_000_000)
  const claim = db.prepare(`INSERT INTO "Claim" VALUES (?, 'people', ?, ?)`)
  claim.run('second-factor:p1', 'sealed 1', 1_620_000_000_000)
  claim.run('second-factor:p2', 'sealed 2', 1_620_000_000_001)
  claim.run('second-factor:gone', 'sealed', 1_620_000_000_001)
  claim.run('second-factor-code:p1:54000000', 'p1', 1_620_000_000_002)
  claim.run('second-factor-code:p1:54000003', 'p1', 1_620_000_000_003)
  claim.run('one-contest:e:k', 'entry', 1_620_000_000_004)
  db.close()

  migrate(file, MIGRATIONS)
  const after = new Database(file, { readonly: true })
  expect(after.prepare(`SELECT * FROM "SecondFactor" ORDER BY "personId"`).all()).toEqual([
    { personId: 'p1', sealedSecret: 'sealed 1', enrolledAt: 1_620_000_000_000, lastStep: 54000003 },
    { personId: 'p2', sealedSecret: 'sealed 2', enrolledAt: 1_620_000_000_001, lastStep: null },
  ])
  expect(after.prepare(`SELECT "key" FROM "Claim"`).all()).toEqual([{ key: 'one-contest:e:k' }])
  after.close()
})

it('settles the notices that were decided by, and shows the others from their publication', () => {
  const file = migratedUpTo('0010')
  const db = new Database(file)
  insert(db, 'Unit', { id: 'u1' })
  insert(db, 'Studio', { id: 's1', unitId: 'u1' })
  for (const [cycle, phase] of [
    ['c1', 'decided'],
    ['c2', 'rated'],
  ] as const) {
    insert(db, 'ReviewCycle', { id: cycle, year: 2021 })
    insert(db, 'Review', { id: `r-${cycle}`, cycleId: cycle, studioId: 's1', star: 0, phase })
  }
  const notice = (id: string, cycle: string, phase: string) =>
    insert(db, 'Notice', { id, subject: `cycle:${cycle}`, phase, publishedAt: 1, endsAt: 9 })
  notice('decided', 'c1', 'closed')
  notice('withdrawn', 'c1', 'withdrawn')
  notice('waiting', 'c2', 'closed')
  db.close()

  migrate(file, MIGRATIONS)
  const after = new Database(file, { readonly: true })
  const rows = after.prepare(`SELECT "id", "startsAt", "settledAt" FROM "Notice" ORDER BY "id"`)
  expect(rows.all()).toEqual([
    { id: 'decided', startsAt: 1, settledAt: 9 },
    { id: 'waiting', startsAt: 1, settledAt: null },
    { id: 'withdrawn', startsAt: 1, settledAt: null },
  ])
  after.close()
})
