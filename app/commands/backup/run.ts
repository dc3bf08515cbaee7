import { BackupError } from '~/services/backup/backupError'

/** Runs a command; what a person can put right is said in one line, with exit code 1. */
export async function runCommand(work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    console.error(`${error.message} (${error.code})`)
    process.exitCode = 1
  }
}
