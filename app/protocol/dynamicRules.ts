/**
 * The rules of dynamic management as they are stored, and the form that amends them: the given rules
 * with a box to tick for each and a field for every number, named by the rule and the number.
 */
import { z } from 'zod'
import {
  checkDynamicRules,
  DYNAMIC_RULES,
  MOST_OF_A_RULE,
  numbersOf,
  type DynamicRule,
} from '~/domain/review/dynamicRules'
import { areaTyped, lineTyped } from '~/domain/typedText'
import { opIdSchema } from './registration'
import { line } from './text'

const number = z.int().min(1).max(MOST_OF_A_RULE)
const common = { id: z.string().min(1).max(40), isOn: z.boolean() }

const rule = z.discriminatedUnion('when', [
  z.strictObject({
    ...{ ...common, when: z.literal('noResult') },
    ...{ months: number, rectifyMonths: number },
  }),
  z.strictObject({ ...common, when: z.literal('rectifyOver'), reassessMonths: number }),
  z.strictObject({ ...common, when: z.literal('failsInARow'), times: number }),
  z.strictObject({ ...common, when: z.literal('leadGone'), replaceMonths: number }),
  z.strictObject({ ...common, when: z.literal('unitClosed'), moveMonths: number }),
  z.strictObject({ ...common, when: z.literal('apprenticeshipOver'), evaluateMonths: number }),
])
const sources = z.array(z.string().min(1).max(300)).max(20)
const storedRules = z.array(rule)

/**
 * Reads a stored version.
 *
 * @throws ZodError or SyntaxError when it is none: a stored one always is, so this is a damaged
 * database, not a user's mistake.
 */
export function parseDynamicRules(row: { rules: string; sources: string }): {
  rules: DynamicRule[]
  sources: string[]
} {
  return {
    rules: storedRules.parse(JSON.parse(row.rules)),
    sources: sources.parse(JSON.parse(row.sources)),
  }
}

export const ruleBox = (id: string): string => `${id}-isOn`
export const ruleField = (id: string, name: string): string => `${id}-${name}`

/** What stands in the form's fields before anything is typed. */
export function ruleValues(
  rules: readonly DynamicRule[],
  from: readonly string[],
): Partial<Record<string, string>> {
  const numbers = rules.flatMap((one) =>
    numbersOf(one).map(([name, value]) => [ruleField(one.id, name), String(value)]),
  )
  const boxes = rules.filter(({ isOn }) => isOn).map(({ id }) => [ruleBox(id), 'on'])
  return Object.fromEntries([...numbers, ...boxes, ['sources', from.join('\n')]]) as Partial<
    Record<string, string>
  >
}

const given = DYNAMIC_RULES.rules
const texts = given.flatMap((one) =>
  numbersOf(one).map(([name]) => [ruleField(one.id, name), z.string().max(20).default('')]),
)
const boxes = given.map(({ id }) => [ruleBox(id), z.literal('on').optional()])

export const dynamicRulesForm = z
  .object({
    ...(Object.fromEntries([...texts, ...boxes]) as Record<string, z.ZodType<string | undefined>>),
    opId: opIdSchema,
    /** Look at what would change first, or save. */
    do: z.enum(['preview', 'save']),
    /** The version in force that the person was looking at. */
    version: z.coerce.number().int().min(1),
    sources: z
      .string()
      .max(6000)
      .transform((text) => lines(text))
      .pipe(sources)
      .default([]),
    reason: line(300, 0).default(''),
  })
  .transform((form, context) => {
    const refuse = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message })
    const rules = typedRules(form)
    const problems = checkDynamicRules({ rules })
    for (const { id, number } of problems) {
      refuse(
        number === null ? ruleBox(id) : ruleField(id, number),
        `duty:rules.field|${MOST_OF_A_RULE}`,
      )
    }
    if (form.do === 'save' && form.reason.length < 2) refuse('reason', 'tooShort|2')
    const { opId, version, sources, reason } = form
    return { do: form.do, opId, version, rules, sources, reason }
  })

/** The given rules with what was typed into them; what is no whole number becomes none. */
function typedRules(values: Readonly<Record<string, unknown>>): DynamicRule[] {
  return given.map((one) => {
    const numbers = numbersOf(one).map(([name]) => {
      const typed = String(values[ruleField(one.id, name)]).normalize('NFKC').trim()
      return [name, /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN]
    })
    const isOn = values[ruleBox(one.id)] === 'on'
    return { ...one, ...Object.fromEntries(numbers), isOn } as DynamicRule
  })
}

function lines(text: string): string[] {
  return areaTyped(text)
    .split('\n')
    .map(lineTyped)
    .filter((one) => one !== '')
}
