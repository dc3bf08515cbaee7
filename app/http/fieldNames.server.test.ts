import { expect, it } from 'vitest'
import { z } from 'zod'
import { chiefOpSchema } from '~/protocol/chief'
import { AppError } from '~/protocol/errors'
import { parseForm } from './form.server'

type Entry = readonly [name: string, value: string | File]

function parsed(entries: readonly Entry[], schema: z.ZodType = z.looseObject({})) {
  const fields = new FormData()
  for (const [name, value] of entries) fields.append(name, value)
  return parseForm(fields, schema, []).submission
}

/** The code with which a form is refused before anything is made of it. */
function refused(entries: readonly Entry[]): string {
  try {
    parsed(entries)
    return 'taken'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const insert = '{"type":"insert","payload":{"name":"phone"}}'
const forged: Record<string, Entry[]> = {
  'a list of a thousand million holes': [['x[999999999]', '1']],
  'a place written as a key of a list': [
    ['x[0]', '1'],
    ['x.999999999', '1'],
  ],
  'many long lists': Array.from({ length: 50 }, (_, at) => [`x[${at}][1999]`, '1'] as const),
  'a name of 60,000 parts': [['a' + '.a'.repeat(60_000), '1']],
  'a name of five parts': [['a.b.c.d.e', '1']],
  'a name that is too long': [['a'.repeat(301), '1']],
  'more fields than a form has': Array.from({ length: 10_001 }, () => ['a', '1'] as const),
  'half a command': [['__intent__', '{']],
  'a command that is nothing': [['__intent__', 'null']],
  'a command on a value that is no list': [
    ['phone', '1'],
    ['__intent__', insert],
  ],
  'a command that is a file': [['__intent__', new File(['x'], 'x')]],
  'half a state': [['__state__', '{']],
}

it.each(Object.keys(forged))('refuses a form with %s', (what) => {
  expect(refused(forged[what] ?? [])).toBe('badRequest')
})

it('takes the longest lists that our pages send', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => [`op.hidden[${at}]`, `entry-${at}`] as const)
  const op = [['op.kind', 'freeze'], ['op.reason', '封榜'], ...ids] as const
  const freeze = parsed(op, z.object({ op: chiefOpSchema }))
  expect(freeze).toMatchObject({ status: 'success', value: { op: { kind: 'freeze' } } })
  const figures = ['declared', 'statements'].flatMap((list) =>
    Array.from({ length: 1_000 }, (_, at) =>
      ['key', 'value', 'was'].map((part) => [`${list}[${at}].${part}`, '1'] as const),
    ).flat(),
  )
  expect(refused(figures)).toBe('taken')
  const boxes = ['高新区', '莲池区'].map((zone) => [`box-${zone} 1`, 'on'] as const)
  expect(refused([...boxes, ...boxes])).toBe('taken')
})
