import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ServiceContext } from '../context'
import {
  automaticBackups,
  newBackupFolder,
  outdated,
  pruneBackups,
  type AutomaticBackup,
} from './backupsFolder.server'
import { scheduleBackups, type Schedule } from './scheduleBackups.server'

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-schedule-'))))
afterEach(() => {
  vi.useRealTimers()
  rmSync(dataDir, { recursive: true })
})

const at = (time: string) => new Date(`2026-11-${time}:00Z`)

function finish(moment: Date, automatic = true): string {
  const folder = newBackupFolder(dataDir, moment, automatic)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'manifest.json'), '{}')
  return path.basename(folder)
}

it('knows finished automatic copies by their names', () => {
  finish(at('21T09:30'))
  finish(at('20T09:30'))
  finish(at('20T10:30'), false)
  mkdirSync(newBackupFolder(dataDir, at('22T09:30'), true))
  expect(automaticBackups(dataDir)).toEqual([
    { name: '2026-11-20T09-30-00Z-auto', madeAt: at('20T09:30') },
    { name: '2026-11-21T09-30-00Z-auto', madeAt: at('21T09:30') },
  ])
})

it('deletes copies past their days, but never the newest nor one made by hand', () => {
  const byHand = finish(at('01T08:00'), false)
  finish(at('02T08:00'))
  const last = finish(at('03T08:00'))
  expect(pruneBackups(dataDir, at('22T08:00'), 14)).toEqual(['2026-11-02T08-00-00Z-auto'])
  expect(readdirSync(path.join(dataDir, 'backups'))).toEqual([byHand, last])
})

it('deletes what a power cut left unfinished, but not what may still be under way', () => {
  const begun = (time: string, automatic = true) => {
    const folder = `${newBackupFolder(dataDir, at(time), automatic)}.partial`
    mkdirSync(folder, { recursive: true })
    return path.basename(folder)
  }
  const byHand = begun('20T09:00', false)
  const cut = begun('21T08:00')
  const underWay = begun('21T08:01')
  expect(pruneBackups(dataDir, at('22T08:00'), 14)).toEqual([cut])
  expect(readdirSync(path.join(dataDir, 'backups'))).toEqual([byHand, underWay])
})

it.each<[string, string[], string[]]>([
  ['none', [], []],
  ['all within their days', ['08T08:00', '09T08:00'], []],
  ['one at the very limit', ['08T08:00', '22T08:00'], []],
  ['one past it', ['08T07:59', '22T08:00'], ['08T07:59']],
])('prunes by age: %s', (_name, times, old) => {
  const backups = times.map((name): AutomaticBackup => ({ name, madeAt: at(name) }))
  expect(outdated(backups, at('22T08:00'), 14).map(({ name }) => name)).toEqual(old)
})

it('copies when due while a contest is scored, and once more when the scoring is over', async () => {
  let now = at('22T08:00')
  let scoring = 0
  const made: string[] = []
  const errors: unknown[] = []
  const read = { stage: { count: () => Promise.resolve(scoring) } }
  let broken = false
  const schedule = scheduleBackups(
    { read: read as unknown as ServiceContext['read'], now: () => now },
    {
      dataDir,
      everyMinutes: 15,
      copy: () => {
        if (broken) return Promise.reject(new Error('disk full'))
        made.push(finish(now))
        return Promise.resolve()
      },
      done: (error) => error !== null && errors.push(error),
    },
  )
  const lookAt = async (time: string, stages: number) => {
    now = at(time)
    scoring = stages
    await schedule.look()
    return made.length
  }
  expect(await lookAt('22T08:00', 0)).toBe(0)
  expect(await lookAt('22T08:01', 2)).toBe(1)
  expect(await lookAt('22T08:15', 2)).toBe(1)
  expect(await lookAt('22T08:16', 2)).toBe(2)
  broken = true
  expect(await lookAt('22T08:31', 1)).toBe(2)
  expect(errors).toEqual([new Error('disk full')])
  broken = false
  expect(await lookAt('22T08:32', 1)).toBe(3)
  expect(await lookAt('22T08:40', 0)).toBe(4)
  expect(await lookAt('22T09:40', 0)).toBe(4)
  await schedule.stop()
})

it('stops when the copy under way has ended, and ends one that is slow', async () => {
  vi.useFakeTimers()
  const told: unknown[] = []
  const start = (copy: (signal: AbortSignal) => Promise<void>) => {
    const read = { stage: { count: () => Promise.resolve(1) } }
    const schedule = scheduleBackups(
      { read: read as unknown as ServiceContext['read'], now: () => at('22T08:00') },
      { dataDir, everyMinutes: 15, copy, done: (error) => told.push(error) },
    )
    void schedule.look()
    return schedule
  }
  const stopped: string[] = []
  const stop = (name: string, schedule: Schedule) =>
    void schedule.stop().then(() => stopped.push(name))

  stop(
    'quick',
    start(() => new Promise((resolve) => setTimeout(resolve, 2_000))),
  )
  await vi.advanceTimersByTimeAsync(1_900)
  expect(stopped).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(stopped).toEqual(['quick'])
  expect(told).toEqual([null])

  const endSlowly = (signal: AbortSignal) =>
    new Promise<void>((_, reject) => {
      signal.addEventListener('abort', () => setTimeout(() => reject(new Error('ended')), 100))
    })
  stop('slow', start(endSlowly))
  await vi.advanceTimersByTimeAsync(5_050)
  expect(stopped).toEqual(['quick'])
  await vi.advanceTimersByTimeAsync(100)
  expect(stopped).toEqual(['quick', 'slow'])
  expect(told).toEqual([null, new Error('ended')])
})
