import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { SchemeField } from '~/domain/review/schemeFields'
import { officeStudioFilters } from '~/queries/studio/officeStudios.server'
import { assessmentForm, reviewForm } from './assessment'
import { certificatesForm } from './certificate'
import { reasonSchema } from './chief'
import { cycleForm, poolForm } from './cycle'
import { confirmDutySchema } from './duty'
import { fileAltSchema } from './files'
import { insightSearch } from './insight'
import { judgeOpSchema } from './judging'
import { noticeFormSchema, objectionFormSchema, workDayFormSchema } from './notice'
import { setupForm } from './people'
import { ownEntryFormSchema, registrationFormSchema, reviewFormSchema } from './registration'
import { editTemplateForm } from './reviewTemplate'
import { parseValue } from './schemeValues'
import { studioChangeSchema } from './studio'
import { studioFilters } from './studioRegister'

const opId = '7f0c1f0e-58ab-4b52-9f6b-0c7a0b3a4f11'
const LINE = '\u202e张\u200b三\u0000\u2066 工\t作\u00ad室\ufeff'
const KEPT = '张三 工 作室'

/** The form with the text in that field, and what the schema makes of the field. */
type Taken = (text: string) => { success: boolean; data?: unknown; error?: z.ZodError }
const field =
  (schema: z.ZodType, form: Record<string, unknown>, name: string): Taken =>
  (text) => {
    const { success, data, error } = schema.safeParse({ opId, ...form, [name]: text })
    if (!success) return { success, error }
    return { success, data: (data as Record<string, unknown>)[name] }
  }

const phone = '16000000001'
const join = { change: 'join', name: '示例', role: '成员', on: '2021-05-01' }
const setup = {
  ...{ code: 'c', year: '2021', edition: '示例', editionEn: '', name: '示例', phone },
  ...{ password: 'a sentence to remember', repeat: 'a sentence to remember' },
}
const registration = {
  ...{ who: 'new', name: '示例甲', identity: '11010519491231002x', phone, zone: 'z1' },
  ...{ password: 'a sentence to remember', unitName: '示例单位', consent: 'on', truthful: 'on' },
  creditCode: '91350211m0000xuf46',
}
const duty = { studio: 's', duty: 'd', status: 'cancelled' }
const objection = { name: '示例', phone, reason: '示例的理由', consent: 'on' }

describe.each<[string, Taken]>([
  ['the name of a member', field(studioChangeSchema, join, 'name')],
  ['the role of a member', field(studioChangeSchema, join, 'role')],
  ['the reason of a duty', field(confirmDutySchema, duty, 'reason')],
  ['the name of an expert', field(poolForm, { do: 'add', phone }, 'name')],
  ['the name of an objection', field(objectionFormSchema, objection, 'name')],
  ['the name of a contestant', field(registrationFormSchema, registration, 'name')],
  ['the unit of a contestant', field(registrationFormSchema, registration, 'unitName')],
  ['the title of the year', field(setupForm, setup, 'edition')],
  ['the name of the organiser', field(setupForm, setup, 'name')],
  [
    'the title of a day',
    field(workDayFormSchema, { do: 'set', day: '2021-05-01', isWorkday: 'no' }, 'title'),
  ],
  [
    'the note of a template',
    field(editTemplateForm, { revision: '1', act: '{"do":"save"}' }, 'note'),
  ],
  ['what a picture shows', (text) => fileAltSchema.safeParse(text)],
  ['a search of the register', field(studioFilters, {}, 'industry')],
  ['a search of the office', field(officeStudioFilters, {}, 'q')],
  ['a group of the insight', field(insightSearch, {}, 'of')],
  [
    'a title of a scheme',
    (text) => {
      const data = parseValue({ unit: 'text' } as SchemeField, text, 0, '')
      return { success: data !== undefined, data }
    },
  ],
])('%s', (_what, taken) => {
  it('is one line, without what nobody sees', () => {
    expect(taken(LINE)).toMatchObject({ success: true, data: KEPT })
  })

  it('has no half characters', () => {
    const answer = taken('张\ud842三')
    // a mistyped search is none
    if (answer.success) expect(answer.data).toBe('')
  })
})

const AREA = `\u202e第一\u200b行\r\n第\t二行\u0000\ufeff`
const KEPT_AREA = '第一行\n第\t二行'
const onSheet = { sheet: 's', tenure: 't', sheetEpoch: 1, claimedAt: '2021-05-01T00:00:00Z' }
const texts = { change: 'texts', industry: '电' }

describe.each<[string, Taken]>([
  ['the plan of a studio', field(studioChangeSchema, texts, 'plan')],
  ['the reason of a move', field(cycleForm, { do: 'move', to: 'closed' }, 'reason')],
  ['the reason of a revocation', field(certificatesForm, { do: 'revoke', number: 'n' }, 'reason')],
  ['the reason of an objection', field(objectionFormSchema, objection, 'reason')],
  ['the reason of a notice', field(noticeFormSchema, { do: 'superseded' }, 'reason')],
  ['the reason of a return', field(reviewForm, { do: 'return' }, 'reason')],
  [
    'the reason about an entry',
    field(reviewFormSchema, { move: 'return', expected: 'e' }, 'reason'),
  ],
  ['an answer about an entry', field(ownEntryFormSchema, { move: 'answer', entry: 'e' }, 'answer')],
  ['the reason of the chief judge', (text) => reasonSchema.safeParse(text)],
  [
    'the reason of a judge',
    field(judgeOpSchema, { ...onSheet, kind: 'dismissHeld', held: 'h' }, 'reason'),
  ],
  [
    'a statement',
    (text) => {
      const parsed = assessmentForm.safeParse({
        ...{ opId, do: 'save', statements: [{ key: 'k', value: text }] },
      })
      return { success: parsed.success, data: parsed.data?.statements[0]?.value }
    },
  ],
])('%s', (_what, taken) => {
  it('keeps its lines, without what nobody sees', () => {
    expect(taken(AREA)).toMatchObject({ success: true, data: KEPT_AREA })
  })

  it('has no half characters', () => {
    expect(taken('第一行\ud842第二行').success).toBe(false)
  })
})

it('names the field whose text is broken, also in a list', () => {
  const form = { opId, ...join, name: '张\udfff三', certificates: '电工、焊\ud842工' }
  const { error } = studioChangeSchema.safeParse(form)
  expect(error?.issues).toMatchObject([
    { path: ['name'], message: 'broken' },
    { path: ['certificates', 1], message: 'broken' },
  ])
})
