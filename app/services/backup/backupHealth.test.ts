import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backupTrouble, noteBackup } from './backupHealth.server'
import { newBackupFolder } from './backupsFolder.server'

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-health-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

const at = (time: string) => new Date(`2026-11-22T${time}:00.000Z`)

it('tells of a copy that failed, with the last good one, until one is made', () => {
  expect(backupTrouble(dataDir)).toBeNull()
  noteBackup(dataDir, at('09:00'), false)
  expect(backupTrouble(dataDir)).toEqual({ failedAt: at('09:00').toISOString(), lastGoodAt: null })
  const folder = newBackupFolder(dataDir, at('08:45'), true)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'manifest.json'), '{}')
  noteBackup(dataDir, at('09:15'), false)
  expect(backupTrouble(dataDir)).toEqual({
    failedAt: at('09:15').toISOString(),
    lastGoodAt: at('08:45').toISOString(),
  })
  expect(backupTrouble('elsewhere')).toBeNull()
  noteBackup(dataDir, at('09:30'), true)
  expect(backupTrouble(dataDir)).toBeNull()
})
