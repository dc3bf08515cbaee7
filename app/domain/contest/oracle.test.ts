import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, toKey } from '../arithmetic/rational'
import { checkRuleSet } from './checkRuleSet'
import { openDeviations } from './deviation'
import { oracleBoard, type OracleInput, type OracleRow, type OracleSheet } from './oracle'
import { oracleDeviates } from './oracleDeviation'
import { rankKeys } from './rankKeys'
import { randomContest } from './randomContest'
import { mean } from './testRules'
import { stageResult } from './stageResult'
import { scoringState, standings, type StandingInput } from './standings'
import { entryTotal, type EntryTotal } from './total'

function totalOf({ ruleSet, sheets }: OracleInput, id: string): EntryTotal {
  const results = ruleSet.stages.map((rules) => {
    const own = sheets.filter(({ entry, stage }) => entry === id && stage === rules.key)
    return [rules.key, stageResult(rules, own)] as const
  })
  return entryTotal(ruleSet, new Map(results))
}

/** The board as the product computes it, in the oracle's form. */
function board(input: OracleInput): OracleRow[] {
  const { ruleSet, decision } = input
  const totals = new Map(input.entries.map(({ id }) => [id, totalOf(input, id)]))
  const inputs = input.entries.map(({ id, state }): StandingInput => {
    const total = totals.get(id)
    if (state !== 'active' || !total) return { id, state: state === 'active' ? 'notScored' : state }
    if (total.kind === 'complete') {
      return { id, state: 'ranked', keys: rankKeys(ruleSet, { id, total }, decision) }
    }
    return { id, state: scoringState(total) === 'notScored' ? 'notScored' : 'incomplete' }
  })
  return standings(ruleSet, inputs).map(({ id, state, rank }) => {
    const total = totals.get(id)
    const ranked = state === 'ranked' && total?.kind === 'complete'
    const stages = (total?.stages ?? []).map((part) => [part.stage, toKey(part.result.score)])
    return {
      id,
      state,
      rank,
      total: ranked ? toKey(total.total) : null,
      stages: Object.fromEntries(stages) as Record<string, string>,
    }
  })
}

function byId(rows: readonly OracleRow[]): OracleRow[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
}

describe('random contests', () => {
  it('have rule sets without errors', () => {
    fc.assert(
      fc.property(randomContest, ({ ruleSet }) => {
        const errors = checkRuleSet(ruleSet).filter(({ severity }) => severity === 'error')
        expect(errors).toEqual([])
      }),
    )
  })

  it('come out as the oracle has them', () => {
    fc.assert(
      fc.property(randomContest, (input) => {
        expect(byId(board(input))).toEqual(byId(oracleBoard(input)))
      }),
      { numRuns: 250 },
    )
  })

  it('have sheets too far apart where the oracle finds them', () => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(randomContest, ({ ruleSet, sheets, entries }) => {
        for (const { id } of entries) {
          for (const rules of ruleSet.stages) {
            const own = sheets.filter(({ entry, stage }) => entry === id && stage === rules.key)
            const open = openDeviations(rules, own).length > 0
            expect(open).toBe(oracleDeviates(rules, own))
            seen.add(open)
          }
        }
      }),
    )
    expect(seen.size).toBe(2)
  })

  it('do not depend on the order of sheets', () => {
    fc.assert(
      fc.property(randomContest, (input) => {
        const reversed = { ...input, sheets: [...input.sheets].reverse() }
        expect(board(reversed)).toEqual(board(input))
      }),
    )
  })

  it('with means never lower a total when the marks of a sheet are raised', () => {
    fc.assert(
      fc.property(randomContest, fc.nat(), ({ ruleSet, sheets, entries }, pick) => {
        const stages = ruleSet.stages.map((stage) => {
          const combination = { ...mean, at: stage.scheme.combination.at }
          return { ...stage, scheme: { ...stage.scheme, combination } }
        })
        const rules = { ...ruleSet, stages }
        const raise = (sheet: OracleSheet, index: number): OracleSheet => {
          if (index !== pick % sheets.length) return sheet
          const marks = [...sheet.marks].map(
            ([id, value]) => [id, id.startsWith('m') ? value + 1 : value] as const,
          )
          return { ...sheet, marks: new Map(marks) }
        }
        const raised = sheets.map(raise)
        for (const { id } of entries) {
          const before = totalOf({ ruleSet: rules, sheets, entries }, id)
          const after = totalOf({ ruleSet: rules, sheets: raised, entries }, id)
          expect(after.kind).toBe(before.kind)
          if (before.kind === 'complete' && after.kind === 'complete') {
            expect(compare(after.total, before.total)).toBeGreaterThanOrEqual(0)
          }
        }
      }),
    )
  })
})
