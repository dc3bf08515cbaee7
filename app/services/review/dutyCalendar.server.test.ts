import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Duty } from '~/domain/review/duties'
import { dutyCalendar } from './dutyCalendar.server'

const duty: Duty = {
  key: 's1/noResult/rectify/2021-06-02',
  rule: 'noResult',
  kind: 'rectify',
  since: '2021-06-02',
  dueOn: '2021-12-31',
  isOverdue: false,
  reason: { why: 'noResult', lastOn: '2020-06-01', hadOne: true, months: 12 },
  needsConfirmation: true,
}
const summary = '限期整改；一年内无成果，请按期完成, 逾期复评; 详见\\办法\n第二行。'.repeat(4)
const text = (duties: readonly Duty[] = [duty]) =>
  dutyCalendar({
    name: '示例创新工作室',
    host: 'union.example',
    duties,
    say: () => ({ summary, description: 'BEGIN:VEVENT\r\nUID:forged' }),
    now: new Date('2021-11-01T04:00:00Z'),
  })
/** Lines as a reader puts them together again. */
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

afterEach(() => {
  vi.unstubAllEnvs()
})

describe("a studio's calendar", () => {
  it('has one whole day for each duty: its last day, or its first where it has no last', () => {
    const lines = unfolded(text([duty, { ...duty, key: 's1/twoFails', dueOn: null }]))
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
    expect(lines).toContain('DTSTART;VALUE=DATE:20210602')
    expect(lines).toContain('UID:s1/noResult/rectify/2021-06-02@union.example')
    expect(lines).toContain('DTSTART;VALUE=DATE:20211231')
    expect(lines).toContain('DTEND;VALUE=DATE:20220101')
    expect(lines).toContain('DTSTAMP:20211101T040000Z')
    expect(lines).toContain('X-WR-TIMEZONE:Asia/Shanghai')
  })

  it('is the same text in whatever zone the server runs', () => {
    const files = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((zone) => {
      vi.stubEnv('TZ', zone)
      return text()
    })
    expect(new Set(files).size).toBe(1)
  })

  it('folds at 75 bytes without cutting a character, and ends every line with CRLF', () => {
    const file = text()
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('�')
    }
  })

  it('escapes what would end or split a line', () => {
    const lines = unfolded(text())
    const escaped = summary
      .replaceAll('\\', '\\\\')
      .replaceAll(/[,;]/g, (sign) => `\\${sign}`)
      .replaceAll('\n', '\\n')
    expect(lines).toContain(`SUMMARY:${escaped}`)
    expect(lines.filter((line) => line.startsWith('UID:'))).toHaveLength(1)
  })

  it('of a studio without duties is a calendar all the same', () => {
    expect(unfolded(text([]))[0]).toBe('BEGIN:VCALENDAR')
    expect(text([])).not.toContain('VEVENT')
  })
})
