/** The forms of one studio's review: its lead's self-assessment, and what is done about it. */
import { z } from 'zod'
import { figureTyped } from '~/domain/review/declaredFigure'
import { opIdSchema } from './registration'
import { area } from './text'

/** Characters that a lead can write to one item of the rubric. */
export const MOST_STATEMENT = 2_000
/** A whole self-assessment, each of its characters as nine bytes. */
export const ASSESSMENT_BYTES = 2 * 1024 * 1024

const key = z.string().min(1).max(64)
const digest = z.string().max(64).default('')

const typedFigure = z.string().transform(figureTyped)
const figure = typedFigure
  .pipe(z.string().regex(/^\d{0,15}$/, { error: 'assessment:field.figure' }))
  .default('')

/**
 * The self-assessment: what stands in its fields, and beside each what the page had before, so that a
 * page that was left open writes over nothing. With `do=file` it is saved and then filed.
 */
export const assessmentForm = z.object({
  opId: opIdSchema,
  do: z.enum(['save', 'file']),
  declared: z
    // One that is no figure keeps nothing else from being saved: the scheme says what each can be.
    .array(z.object({ key, value: typedFigure.default(''), was: figure }))
    .max(100)
    .default([]),
  statements: z
    .array(z.object({ key, value: area(MOST_STATEMENT).default(''), was: digest }))
    .max(200)
    .default([]),
  /** The lead vouches for it; needed to file. */
  vouched: z.literal('on').optional(),
})
export type AssessmentForm = z.output<typeof assessmentForm>

/** What an automatic save is told. */
export type SaveAnswer =
  | {
      ok: true
      savedAt: string
      /** Digests of the texts that were saved, by item. */
      digests: Record<string, string>
      gaps: AssessmentGaps
    }
  /** `problem` is a text's key, with its namespace. */
  | { ok: false; problem: string; now: AssessmentNow | null }

/** What keeps a self-assessment from being filed: keys of figures and items of the rubric. */
export interface AssessmentGaps {
  figures: string[]
  evidence: string[]
}

/** What is stored now, for a page that had something older. */
export interface AssessmentNow {
  declared: Record<string, string>
  statements: Record<string, { text: string; digest: string }>
}

const note = area(500).default('')

/** /office/reviews/:review, by those who check, end or withdraw it. */
export const reviewForm = z.discriminatedUnion('do', [
  z.object({
    opId: opIdSchema,
    do: z.literal('pass'),
    /** Keys of the declared figures that are confirmed. */
    confirmed: z.array(key).max(100).default([]),
    /** The declared figures as the officer saw them. */
    seen: z
      .array(z.object({ key, value: figure }))
      .max(100)
      .default([]),
    recommended: z.enum(['yes', 'no']),
    note,
  }),
  z.object({ opId: opIdSchema, do: z.literal('return'), reason: note.pipe(z.string().min(1)) }),
  z.object({ opId: opIdSchema, do: z.literal('end'), reason: note.pipe(z.string().min(1)) }),
  z.object({ opId: opIdSchema, do: z.literal('giveUp'), reason: note.pipe(z.string().min(1)) }),
  z.object({ opId: opIdSchema, do: z.literal('withdraw') }),
])

/** /office/my-reviews: a lead applies with a studio. */
export const applyForm = z.object({ opId: opIdSchema, cycle: key, studio: key })
