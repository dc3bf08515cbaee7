import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from './migrate'

const MIGRATIONS = path.join(import.meta.dirname, 'migrations')
let root: string
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'jiangsai-migrations-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('takes second factors and used codes out of the claims, and leaves other claims', () => {
  const file = path.join(root, 'test.db')
  const first = path.join(root, 'migrations')
  cpSync(path.join(MIGRATIONS, '0001_initial'), path.join(first, '0001_initial'), {
    recursive: true,
  })
  migrate(file, first)
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
