import { describe, expect, it } from 'vitest'
import { PublicLog } from './testPublic'
import { blindStage, visibleIdentity, type Audience } from './visibleIdentity'

const everybody: Audience[] = ['public', 'contestant', 'judge', 'chief', 'office']

function visible(audience: Audience, key: string, log: PublicLog) {
  const stage = log.state.stages.get(`stage-${key}`)
  if (!stage) throw new Error(key)
  return visibleIdentity(audience, stage, log.state)
}

function drawn(): PublicLog {
  const log = new PublicLog()
  log.draw('practical', 'coded')
  return log
}

describe('before decoding', () => {
  it.each(everybody)('shows %s the innermost code only: no entry, no zone', (audience) => {
    expect(visible(audience, 'practical', drawn())).toMatchObject({ names: 'code', zone: false })
  })

  it.each(everybody)('shows %s no total with another stage and no zone points', (audience) => {
    expect(visible(audience, 'practical', drawn())).toMatchObject({
      total: false,
      zonePoints: false,
    })
  })

  it("shows that stage's marks beside the code, and nothing of other stages", () => {
    expect(visible('public', 'practical', drawn()).marks).toBe('stage')
    expect(visible('chief', 'practical', drawn()).marks).toBe('stage')
  })

  it('lets a named stage show its own marks by name, but no total and no zone points', () => {
    expect(visible('public', 'theory', drawn())).toEqual({
      names: 'entry',
      zone: true,
      marks: 'stage',
      total: false,
      zonePoints: false,
    })
  })
})

it('shows entries, zones, totals and points once nothing is blind', () => {
  const all = { names: 'entry', zone: true, marks: 'all', total: true, zonePoints: true }
  const log = new PublicLog()
  expect(visible('public', 'theory', log)).toEqual(all)
  log.draw('practical', 'coded')
  log.decode()
  expect(visible('public', 'practical', log)).toEqual(all)
  expect(visible('office', 'theory', log)).toEqual(all)
})

it('never shows a judge more than the code and the own sheet', () => {
  const log = drawn()
  log.decode()
  expect(visible('judge', 'practical', log)).toMatchObject({ names: 'code', marks: 'ownSheet' })
})

it('finds the blind stage that a board must show alone', () => {
  const log = drawn()
  expect(blindStage(log.state)?.key).toBe('practical')
  log.decode()
  expect(blindStage(log.state)).toBeNull()
})
