import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

function readLock(file) {
  const full = path.join(root, file)
  return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')).packages : {}
}

/** True when node_modules holds what package-lock.json asks for. */
function isInstalled(withDev) {
  const installed = readLock('node_modules/.package-lock.json')
  return Object.entries(readLock('package-lock.json')).every(([name, wanted]) => {
    const skipped = name === '' || wanted.optional || wanted.devOptional
    if (skipped || (wanted.dev && !withDev)) return true
    return installed[name]?.version === wanted.version
  })
}

/** Native modules compile without a download when Node's own headers are beside it. */
function compilerEnvironment() {
  const prefix = path.dirname(path.dirname(process.execPath))
  const headers = existsSync(path.join(prefix, 'include/node/node.h'))
  return headers && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {}
}

function npm(args) {
  const result = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { JOBS: 'max', ...process.env, ...compilerEnvironment() },
  })
  return result.status === 0
}

function explainFailure() {
  const tools = ['python3', 'make', 'g++']
  const missing = tools.filter((tool) => spawnSync(tool, ['--version']).status !== 0)
  console.error('Installing the packages failed; the lines above say why.')
  if (missing.length > 0) {
    console.error(
      `better-sqlite3 is compiled here when its binary cannot be fetched. That needs ` +
        `${tools.join(', ')}; missing on this machine: ${missing.join(', ')}.`,
    )
  }
}

function sqliteLoads() {
  const probe = "new (require('better-sqlite3'))(':memory:')"
  return spawnSync(process.execPath, ['-e', probe], { cwd: root }).status === 0
}

/**
 * Why packages must not be installed into a checkout; null when they may. What npm does to a
 * linked folder it does to the checkout that the link leads to, and it begins by emptying it.
 */
export function linkProblem(checkout) {
  const folder = path.join(checkout, 'node_modules')
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return null
  return (
    `${folder} is a symbolic link, and its packages are not those that package-lock.json asks for. ` +
    'Installing would empty the folder that it leads to: nothing was changed. ' +
    'Remove the link, and run this again to install packages here.'
  )
}

/** True when packages may be installed here; says why not. */
function mayInstall() {
  const problem = linkProblem(root)
  if (problem !== null) console.error(problem)
  return problem === null
}

/** Installs the locked packages when they differ from what is there; true when all is well. */
export function install(withDev) {
  if (!isInstalled(withDev)) {
    if (!mayInstall()) return false
    console.log('Installing packages: some minutes the first time')
    if (!npm(['ci', withDev ? '--include=dev' : '--omit=dev'])) {
      explainFailure()
      return false
    }
  }
  if (sqliteLoads()) return true
  if (!mayInstall()) return false
  console.log('Compiling better-sqlite3 for this version of Node')
  if (npm(['rebuild', 'better-sqlite3']) && sqliteLoads()) return true
  explainFailure()
  return false
}
