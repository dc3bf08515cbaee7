import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, runNode } from './run.mjs'

const SOURCES = [
  'app',
  'prisma',
  'public',
  'sockets',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]
const LEFT_OUT = /(^|\/)(generated|commands)$|\.test\.tsx?$/
const stamp = path.join(root, 'build/.stamp')

function filesUnder(name) {
  if (LEFT_OUT.test(name)) return []
  const full = path.join(root, name)
  if (!existsSync(full)) return []
  const entries = readdirSync(full, { withFileTypes: true })
  return entries.flatMap((entry) => {
    const child = `${name}/${entry.name}`
    if (entry.isDirectory()) return filesUnder(child)
    return LEFT_OUT.test(child) ? [] : [child]
  })
}

function fingerprint() {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((name) => (path.extname(name) ? [name] : filesUnder(name))).sort()
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Builds the pages when their sources changed since the last build; true when all is well. */
export function build() {
  const current = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) {
    console.log('Pages: up to date')
    return true
  }
  console.log('Building the pages')
  rmSync(stamp, { force: true })
  const cli = 'node_modules/@remix-run/dev/dist/cli.js'
  if (!runNode([cli, 'vite:build'], { NODE_ENV: 'production' })) return false
  writeFileSync(stamp, current)
  return true
}
