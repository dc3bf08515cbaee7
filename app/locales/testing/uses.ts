/** Which texts the sources use, and what the texts are: for the tests of the texts. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { NAMESPACES } from '../languages'

const root = path.resolve(import.meta.dirname, '../../..')
const PLURAL = /_(zero|one|two|few|many|other)$/

/** Every text by `namespace:key`, plural forms as one key. */
export function textsByKey(resources: object): Map<string, string> {
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

/** Every source of the app but its tests. */
export function sources(): ts.SourceFile[] {
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

export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  node.forEachChild((child) => visit(child, see))
}

/** A literal as a pattern of keys: what is computed in a template stands for any part of a key. */
function patternOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')
}

export interface Use {
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
export function usesOf(source: ts.SourceFile): Use[] {
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

/** Whether a key is one of a pattern's. */
export function matches(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\w.-]+')}$`).test(key)
}
