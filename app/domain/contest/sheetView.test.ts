import { expect, it } from 'vitest'
import { entrantsTouched } from './entrantsTouched'
import { sheetView } from './sheetView'
import { PublicLog } from './testPublic'

const ended = { kind: 'entry.withdrawn', payload: { entry: 'entry-1' } } as const

function viewOf(log: PublicLog, id: string) {
  const sheet = log.state.sheets.get(id)
  if (!sheet) throw new Error(`No sheet ${id}`)
  return sheetView(log.state, sheet)
}

function touchedBy(log: PublicLog) {
  const event = log.events.at(-1)
  if (!event) throw new Error('No event')
  return entrantsTouched(log.state, event)
}

it('tells the judge that a named entrant’s entry was withdrawn, so that nobody marks on', () => {
  const log = new PublicLog()
  log.add(ended)
  expect(viewOf(log, 't1/tseat1').entrantStatus).toBe('withdrawn')
  expect(viewOf(log, 't2/tseat1').entrantStatus).toBe('active')
  expect(touchedBy(log)).toMatchObject({ codeIds: ['t1'], judges: true })
})

it('tells nobody of it in a coded stage before that is decoded', () => {
  const log = new PublicLog()
  log.draw('practical', 'coded')
  const before = viewOf(log, 'p1/pseat1')
  log.add(ended)
  expect(viewOf(log, 'p1/pseat1')).toEqual(before)
  expect(touchedBy(log)?.codeIds).toEqual(['t1'])
  log.decode()
  expect(viewOf(log, 'p1/pseat1').entrantStatus).toBe('withdrawn')
})
