import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { diffSchemas } from './schemaEngine'

const schemaPath = path.join(import.meta.dirname, 'schema.prisma')
const migrationsPath = path.join(import.meta.dirname, 'migrations')
const name = process.argv[2] ?? ''

if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run db:diff -- name   (lower case letters, digits and _)')
  process.exit(1)
}

const folders = existsSync(migrationsPath)
  ? readdirSync(migrationsPath)
      .filter((entry) => /^\d{4}_/.test(entry))
      .sort()
  : []
const last = folders.at(-1)
const before =
  last === undefined
    ? undefined
    : readFileSync(path.join(migrationsPath, last, 'schema.prisma'), 'utf8')
const after = readFileSync(schemaPath, 'utf8')
const sql = await diffSchemas(before, after)

if (sql.trim() === '') {
  console.log('The schema needs no migration.')
} else {
  const number = String(Number(last?.slice(0, 4) ?? '0') + 1).padStart(4, '0')
  const folder = path.join(migrationsPath, `${number}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  writeFileSync(path.join(folder, 'schema.prisma'), after)
  writeFileSync(path.join(migrationsPath, 'migration_lock.toml'), 'provider = "sqlite"\n')
  console.log(`Wrote ${path.relative(process.cwd(), folder)}`)
}
