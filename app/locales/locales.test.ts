import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ERROR_STATUS } from '~/protocol/errors'
import en from './en'
import { NAMESPACES } from './languages'
import zh from './zh'

const root = path.resolve(import.meta.dirname, '../..')
const PLURAL = /_(zero|one|two|few|many|other)$/

/** Every text by `namespace:key`, plural forms as one key. */
function textsOf(resources: object): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') found.set(key.replace(PLURAL, ''), value)
    else
      for (const [name, inner] of Object.entries(value as object)) {
        walk(inner, key === '' ? `${name}:` : key.endsWith(':') ? key + name : `${key}.${name}`)
      }
  }
  walk(resources, '')
  return found
}

const chinese = textsOf(zh)
const english = textsOf(en)

function sources(): ts.SourceFile[] {
  return ['app', 'sockets']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.posix.join(folder, file.replaceAll('\\', '/')),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
      return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
    })
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  node.forEachChild((child) => visit(child, see))
}

/** A literal as a pattern of keys: what is computed in a template stands for any part of a key. */
function patternOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')
}

interface Use {
  where: string
  /** Any one of these has to exist. */
  patterns: string[]
}

function literals(node: ts.Node): string[] {
  if (ts.isConditionalExpression(node)) {
    return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  }
  const pattern = patternOf(node)
  return pattern === null ? [] : [pattern]
}

/** The keys that one file uses: in `t(…)` and `i18nKey`, and as `namespace:key` anywhere. */
function usesOf(source: ts.SourceFile): Use[] {
  const spaces: string[] = []
  const uses: Use[] = []
  visit(source, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'useTranslation') return
    const [argument] = node.arguments
    if (!argument) return
    spaces.push(
      ...(ts.isArrayLiteralExpression(argument) ? argument.elements : [argument]).flatMap(literals),
    )
  })
  // A file that is handed its `t` may use the texts of whoever hands it.
  const scopes = spaces.length > 0 ? spaces : NAMESPACES
  const use = (node: ts.Node, pattern: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    const patterns = pattern.includes(':') ? [pattern] : scopes.map((ns) => `${ns}:${pattern}`)
    uses.push({ where: `${source.fileName}:${line + 1}`, patterns })
  }
  visit(source, (node) => {
    const prefixed = patternOf(node)?.split('|')[0]
    if (prefixed && isKey(prefixed)) {
      if (!isSocketEvent(node)) use(node, prefixed)
      return
    }
    if (ts.isCallExpression(node) && /^(t|.*\.t)$/.test(node.expression.getText())) {
      const [argument] = node.arguments
      if (!argument) return
      for (const text of literals(argument)) if (!isKey(text)) use(node, text)
    }
    if (ts.isJsxAttribute(node) && node.name.getText() === 'i18nKey' && node.initializer) {
      for (const text of literals(node.initializer)) if (!isKey(text)) use(node, text)
    }
  })
  return uses
}

/** Names of Socket.IO events look like keys. */
function isSocketEvent({ parent }: ts.Node): boolean {
  if (ts.isPropertySignature(parent)) return true
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression))
    return false
  return /^(on|once|off|emit|emitWithAck)$/.test(parent.expression.name.text)
}

function isKey(text: string): boolean {
  const [space = '', key = '', ...rest] = text.split(':')
  return (
    rest.length === 0 && (NAMESPACES as readonly string[]).includes(space) && /^[\w*.-]+$/.test(key)
  )
}

function matches(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\w.-]+')}$`).test(key)
}

const files = sources()
const uses = files.flatMap(usesOf)

describe('the texts of the interface', () => {
  it('are the same in both languages, and none is empty', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '')
    expect(empty.map(([key]) => key)).toEqual([])
  })

  it('have the same values to fill in', () => {
    const holes = (text = '') => [...new Set(text.match(/{{\s*\w+/g))].sort()
    const different = [...chinese].filter(
      ([key, text]) => String(holes(text)) !== String(holes(english.get(key))),
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('exist for every key in the sources', () => {
    const keys = [...chinese.keys()]
    const missing = uses.filter(
      ({ patterns }) => !keys.some((key) => patterns.some((pattern) => matches(pattern, key))),
    )
    expect(missing.map(({ where, patterns }) => `${where} ${patterns.join(' | ')}`)).toEqual([])
  })

  it('are all used', () => {
    const patterns = [...new Set(uses.flatMap((use) => use.patterns))]
    const unused = [...chinese.keys()].filter((key) => !patterns.some((p) => matches(p, key)))
    expect(unused).toEqual([])
  })

  it('say for every error what happened, what was kept and what to do next', () => {
    for (const code of Object.keys(ERROR_STATUS)) {
      for (const part of ['what', 'kept', 'next']) {
        expect(chinese.has(`errors:${code}.${part}`), `${code}.${part}`).toBe(true)
      }
    }
  })

  it('are not written into the screens', () => {
    const screens = files.filter(({ fileName }) =>
      /^app\/(routes|components|tablet)\/.*\.tsx$|^app\/root\.tsx$/.test(fileName),
    )
    const written: string[] = []
    for (const source of screens) {
      visit(source, (node) => {
        const isText = ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateHead(node)
        if (!isText || !/\p{Script=Han}/u.test(node.text)) return
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        written.push(`${source.fileName}:${line + 1} ${node.text.trim()}`)
      })
    }
    expect(written).toEqual([])
  })
})
