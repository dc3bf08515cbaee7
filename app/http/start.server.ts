import { application, type Application } from './application.server'
import { startConductor, stopConductor } from './conductor.server'
import { startFileSweeper, type FileSweeper } from '~/services/files/sweepFiles.server'
import { printSetupCode } from './setupCode.server'

let sweeper: FileSweeper | null = null

/**
 * Opens the database and checks the secrets before the first request is taken, so that a wrong
 * installation fails at once and says why. A new production site gets its first-run code. The
 * contests of the programme are read into memory, so that the first visitor does not wait. What broken
 * uploads left behind is swept away.
 */
export async function startApplication(): Promise<Application> {
  const app = await application()
  await printSetupCode(app)
  const contests = await app.read.contest.findMany({ select: { id: true } })
  await Promise.all(contests.map(({ id }) => app.contests.load(id)))
  await startConductor(app)
  sweeper = startFileSweeper(app, (err) => app.log.error({ err }, 'files were not swept'))
  return app
}

/** Waits for the last write and closes the database. */
export async function stopApplication(): Promise<void> {
  const app = await application()
  await stopConductor()
  await sweeper?.stop()
  await app.writer.close()
  await app.read.$disconnect()
}
