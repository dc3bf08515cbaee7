import type { Application } from '~/http/application.server'
import type { AssessmentForm } from '~/protocol/assessment'
import { AppError } from '~/protocol/errors'
import { digestOfText, saveOwnAssessment, type ReviewOp } from '~/services/review/assessment.server'
import type { CycleAnswer } from '~/services/review/cycleAnswer'
import { loadCycle } from '~/services/review/cycleLog.server'
import { valueName } from './assessmentFields'
import { figureProblem } from './figureProblem'

/** The form without the figures that are none, and what is wrong with those, by field. */
export async function withoutWrongFigures(
  app: Application,
  cycleId: string,
  form: AssessmentForm,
): Promise<{ form: AssessmentForm; errors: Record<string, string[]> }> {
  const cycle = await loadCycle(app.read, cycleId)
  if (!cycle) throw new AppError('notFound')
  const problems = form.declared.map(({ key, value }) => figureProblem(cycle.scheme, key, value))
  const errors: Record<string, string[]> = {}
  problems.forEach((problem, index) => {
    if (problem !== null) errors[valueName('declared', index)] = [problem]
  })
  const declared = form.declared.filter((_, index) => problems[index] === null)
  return { form: { ...form, declared }, errors }
}

/** Saves what a form has changed; a form that changes nothing is no op. */
export async function saveAssessmentForm(
  app: Application,
  op: ReviewOp,
  form: Pick<AssessmentForm, 'declared' | 'statements'>,
): Promise<CycleAnswer> {
  const figures = form.declared.filter(({ value, was }) => value !== was)
  const texts = form.statements.filter(({ value, was }) => digestOrNone(value) !== was)
  if (figures.length + texts.length === 0) return { ok: true, cycleId: op.cycleId }
  return saveOwnAssessment(app, op, {
    declared: byKey(figures, ({ value }) => noneIfEmpty(value)),
    statements: byKey(texts, ({ value }) => value),
    seen: {
      declared: byKey(figures, ({ was }) => noneIfEmpty(was)),
      statements: byKey(texts, ({ was }) => noneIfEmpty(was)),
    },
  })
}

/** The digests of a form's texts, by item. */
export function digestsOf({ statements }: Pick<AssessmentForm, 'statements'>) {
  return byKey(statements, ({ value }) => digestOfText(value))
}

function digestOrNone(text: string): string {
  return text === '' ? '' : digestOfText(text)
}

function noneIfEmpty(text: string): string | null {
  return text === '' ? null : text
}

function byKey<T extends { key: string }, V>(
  fields: readonly T[],
  valueOf: (field: T) => V,
): Record<string, V> {
  return Object.fromEntries(fields.map((field) => [field.key, valueOf(field)]))
}
