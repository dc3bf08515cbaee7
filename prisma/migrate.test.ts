import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate'

let root: string
let folder: string
let database: string

function commit(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

function rows(sql: string): unknown[] {
  const db = new Database(database, { readonly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'jiangsai-migrate-'))
  folder = path.join(root, 'migrations')
  database = path.join(root, 'data', 'test.db')
  commit('0001_first', 'CREATE TABLE "A" ("id" TEXT NOT NULL PRIMARY KEY);')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('migrate', () => {
  it('applies what is pending, in order, once', () => {
    expect(migrate(database, folder)).toEqual(['0001_first'])
    commit('0002_second', 'ALTER TABLE "A" ADD COLUMN "b" TEXT;')
    expect(migrate(database, folder)).toEqual(['0002_second'])
    expect(migrate(database, folder)).toEqual([])
    expect(rows('SELECT migration_name FROM _prisma_migrations ORDER BY started_at, 1')).toEqual([
      { migration_name: '0001_first' },
      { migration_name: '0002_second' },
    ])
  })

  it('refuses an applied folder that was edited or is gone', () => {
    migrate(database, folder)
    commit('0001_first', 'CREATE TABLE "A" ("id" INTEGER);')
    expect(() => migrate(database, folder)).toThrow('0001_first was changed')
    rmSync(path.join(folder, '0001_first'), { recursive: true })
    expect(() => migrate(database, folder)).toThrow('0001_first, which this version does not know')
  })

  it('leaves nothing of a migration that fails', () => {
    commit('0002_second', 'CREATE TABLE "B" ("id" TEXT); CREATE TABLE "A" ("id" TEXT);')
    expect(() => migrate(database, folder)).toThrow('already exists')
    expect(rows(`SELECT name FROM sqlite_master WHERE name = 'B'`)).toEqual([])
    expect(rows('SELECT migration_name FROM _prisma_migrations')).toHaveLength(1)
  })

  it('refuses a migration that breaks a reference', () => {
    commit(
      '0002_second',
      `CREATE TABLE "B" ("a" TEXT REFERENCES "A" ("id")); INSERT INTO "B" VALUES ('none');`,
    )
    expect(() => migrate(database, folder)).toThrow('broken references')
  })
})
