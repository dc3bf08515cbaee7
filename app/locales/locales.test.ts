import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ERROR_STATUS } from '~/protocol/errors'
import en from './en'
import { matches, sources, textsByKey, usesOf, visit } from './testing/uses'
import zh from './zh'

const chinese = textsByKey(zh)
const english = textsByKey(en)

const files = sources()
const uses = files.flatMap(usesOf)

describe('the texts of the interface', () => {
  it('are the same in both languages, and none is empty', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '')
    expect(empty.map(([key]) => key)).toEqual([])
  })

  it('have each key once: of two, the first would never be read', () => {
    const written = ['zh', 'en'].flatMap((language) => {
      const folder = path.join(import.meta.dirname, language)
      return readdirSync(folder).map((name) => path.join(folder, name))
    })
    const twice = written.flatMap((file) => {
      const source = ts.parseJsonText(file, readFileSync(file, 'utf8'))
      const found: string[] = []
      visit(source, (node) => {
        if (!ts.isObjectLiteralExpression(node)) return
        const names = node.properties.map(({ name }) => name?.getText(source) ?? '')
        found.push(...names.filter((name, at) => names.indexOf(name) < at))
      })
      return found.map((name) => `${file} ${name}`)
    })
    expect(twice).toEqual([])
    expect(written.length).toBeGreaterThan(40)
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
    // What a text is in the words of reviews is used where the text is.
    const unused = [...chinese.keys()].filter(
      (key) => !key.startsWith('panel:') && !patterns.some((p) => matches(p, key)),
    )
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
