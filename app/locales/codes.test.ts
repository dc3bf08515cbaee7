import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ACHIEVEMENT_KINDS } from '~/domain/studio/events'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { REVIEW_PHASES } from '~/domain/review/reviewLifecycle'
import { REVIEW_STAGES } from '~/domain/review/scheme'
import type { Language } from './languages'
import { textsOf } from './texts.server'

const root = path.resolve(import.meta.dirname, '..')

/** The unions whose members are put into words, and the key that each member stands under. */
const UNIONS: readonly (readonly [file: string, type: string, key: string])[] = [
  ['domain/review/reviewProblem.ts', 'ReviewProblemCode', 'review:problem'],
  ['domain/review/admission.ts', 'NotAdmitted', 'review:notAdmitted'],
  ['domain/review/cycleLifecycle.ts', 'CyclePhase', 'review:cyclePhase'],
  ['domain/review/cycleLifecycle.ts', 'CycleMoveRefusal', 'cycle:page.waits'],
  ['services/review/cycleAnswer.ts', 'CycleProblem', 'cycle:problem'],
  ['services/review/template/templateAnswer.ts', 'TemplateProblem', 'template:problem'],
]

/** The members of unions of texts, as the compiler sees them. */
function membersOf(unions: typeof UNIONS): Map<string, string[]> {
  const files = unions.map(([file]) => path.join(root, file))
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    paths: { '~/*': [path.join(root, '*')] },
  })
  const checker = program.getTypeChecker()
  return new Map(
    unions.map(([file, name]) => {
      const source = program.getSourceFile(path.join(root, file))
      const module = source && checker.getSymbolAtLocation(source)
      const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name)
      if (!symbol) throw new Error(`No type ${name} in ${file}`)
      const type = checker.getDeclaredTypeOfSymbol(symbol)
      const members = type.isUnion() ? type.types : [type]
      return [name, members.flatMap((one) => (one.isStringLiteral() ? [one.value] : []))] as const
    }),
  )
}

const members = membersOf(UNIONS)

describe.each<Language>(['zh', 'en'])('what the rules of reviews answer, in %s', (language) => {
  const texts = textsOf(language)
  const missing = (keys: readonly string[]) => keys.filter((key) => !texts.exists(key))

  it.each(UNIONS)('%s: every %s has its words', (_file, type, key) => {
    const codes = members.get(type) ?? []
    expect(codes.length).toBeGreaterThan(5)
    expect(missing(codes.map((code) => `${key}.${code}`))).toEqual([])
  })

  it('has words for every stage, phase and figure', () => {
    const keys = [
      ...REVIEW_STAGES.map((stage) => `review:stage.${stage}`),
      ...REVIEW_PHASES.map((phase) => `review:reviewPhase.${phase}`),
      ...REGISTER_FIGURE_KEYS.map((figure) => `review:figure.${figure}`),
      ...ACHIEVEMENT_KINDS.map((kind) => `review:figure.kind.${kind}`),
    ]
    expect(missing(keys)).toEqual([])
  })
})
