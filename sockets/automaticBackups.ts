import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Application } from '~/http/application.server'
import type { Settings } from '~/http/environment.server'
import { noteBackup } from '~/services/backup/backupHealth.server'
import { scheduleBackups, type Schedule } from '~/services/backup/scheduleBackups.server'

const root = path.dirname(import.meta.dirname)
const COMMAND = ['--import', 'tsx', 'app/commands/backup/backup.ts', '--automatic']

/** Makes copies during a contest day, each in a process of its own behind everything else. */
export function startBackups(app: Application, settings: Settings): Schedule {
  return scheduleBackups(app, {
    dataDir: settings.dataDir,
    everyMinutes: settings.backupEveryMinutes,
    copy: (signal) => copyApart(settings, signal),
    done: (error, seconds) => {
      noteBackup(settings.dataDir, app.now(), error === null)
      if (error === null) app.log.info({ seconds }, 'backup made')
      else app.log.error({ code: 'backupFailed', err: error, seconds }, 'a backup failed')
    },
  })
}

async function copyApart({ dataDir }: Settings, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, COMMAND, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATA_DIR: dataDir },
  })
  // Not spawn's own `signal`: with it, the promise below is settled before the process has ended.
  signal.addEventListener('abort', () => child.kill('SIGKILL'))
  const ended = once(child, 'exit') as Promise<[number | null]>
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const [said, [code]] = await Promise.all([text(child.stderr), ended])
  if (code !== 0) throw new Error(said.trim() || `The copy ended with code ${code ?? 'none'}`)
}
