import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

interface Rule {
  /** Folders or modules of ours that the layer may import beside itself. */
  layers: string[]
  /** Packages that it may import; all of them when left out. `node:` counts as a package. */
  packages?: string[]
}

/** Packages without I/O that run the same everywhere; the last serves the tests' generators. */
const PURE = ['canonicalize', '@noble/hashes', 'fast-check']
const INNER = ['app/domain', 'app/protocol']
/** What http shares with the browser: no `.server` in its name. */
const HTTP_SHARED = ['app/http/errors', 'app/http/returnTo']
/** The leaves of http that services may use; the rest of http calls services. */
const HTTP_LEAVES = ['app/http/errors', 'app/http/environment.server']
const ALL = [
  ...INNER,
  'app/http',
  'app/services',
  'app/queries',
  'app/locales',
  'app/components',
  'app/tablet',
  'app/routes',
  'prisma',
  'sockets',
]

const RULES: Record<string, Rule> = {
  'app/domain': { layers: [], packages: PURE },
  'app/protocol': { layers: ['app/domain'], packages: ['zod'] },
  'app/locales': { layers: [] },
  'app/tablet': { layers: INNER },
  'app/components': { layers: [...INNER, 'app/locales', ...HTTP_SHARED] },
  'app/services': { layers: [...INNER, ...HTTP_LEAVES, 'prisma'] },
  'app/services/testing': { layers: ALL },
  'app/queries': { layers: [...INNER, ...HTTP_LEAVES, 'app/services', 'prisma'] },
  'app/http': { layers: [...INNER, 'app/services', 'app/queries', 'app/locales', 'prisma'] },
  'app/routes': { layers: ALL },
  sockets: { layers: ['app', ...ALL] },
  app: { layers: ALL },
}

const isOurs = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file)

function sourcesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter(isOurs)
}

/** The layer of a path from the root: the longest folder with a rule. */
function layerOf(file: string): string {
  const layers = [...Object.keys(RULES), 'prisma', 'public', 'e2e']
  const [layer] = layers
    .filter((name) => file.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)
  return layer ?? file
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function problem(file: string, specifier: string): string | undefined {
  const layer = layerOf(file)
  const rule = RULES[layer]
  if (rule === undefined) return `${file}: ${layer} has no rule`
  const internal = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(file), specifier)
    : specifier.replace(/^~\//, 'app/')
  if (!specifier.startsWith('.') && internal === specifier) {
    const allowed = rule.packages?.includes(packageOf(specifier)) ?? true
    return allowed ? undefined : `${file} imports the package ${specifier}`
  }
  const target = layerOf(internal)
  const allowed =
    target === layer || rule.layers.some((name) => name === target || name === internal)
  return allowed ? undefined : `${file} imports ${internal}`
}

function problemsIn(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8')
  const imports = ts.preProcessFile(source, true, true).importedFiles
  return imports.flatMap(({ fileName }) => problem(file, fileName) ?? [])
}

it('imports point inward', () => {
  const files = [...sourcesUnder('app'), ...sourcesUnder('sockets')]
  expect(files.length).toBeGreaterThan(0)
  expect(files.flatMap(problemsIn)).toEqual([])
})

it.each([
  ['app/domain/a.ts', 'node:fs'],
  ['app/domain/a.ts', '~/protocol/b'],
  ['app/domain/contest/a.ts', '../../http/b'],
  ['app/protocol/a.ts', 'react'],
  ['app/tablet/a.ts', '~/services/b.server'],
  ['app/services/a.server.ts', '~/routes/b'],
  ['app/services/a.server.ts', '~/http/application.server'],
  ['app/services/a.server.ts', '~/queries/b.server'],
  ['app/queries/a.server.ts', '../../sockets/attach'],
])('%s may not import %s', (file, specifier) => {
  expect(problem(file, specifier)).toBeDefined()
})
