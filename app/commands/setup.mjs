import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major === 20 && minor >= 19) return true
  console.error(`This needs Node 20.19 or a later 20.x; this is ${process.versions.node}.`)
  return false
}

/**
 * Makes a checkout ready to run: packages, Prisma client and, unless told otherwise, pages.
 * Each step is skipped when nothing that it depends on has changed. Ends the process on failure.
 */
export function setup({ withDev = false, pages = true } = {}) {
  const ready =
    checkNode() && install(withDev) && runNode(['prisma/generate.mjs']) && (!pages || build())
  if (!ready) process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup({ withDev: process.argv.includes('--dev') })
}
