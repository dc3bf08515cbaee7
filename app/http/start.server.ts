import { application, type Application } from './application.server'
import { startConductor, stopConductor } from './conductor.server'
import { printSetupCode } from './setupCode.server'

/**
 * Opens the database and checks the secrets before the first request is taken, so that a wrong
 * installation fails at once and says why. A new production site gets its first-run code. The
 * contests of the programme are read into memory, so that the first visitor does not wait.
 */
export async function startApplication(): Promise<Application> {
  const app = await application()
  await printSetupCode(app)
  const contests = await app.read.contest.findMany({ select: { id: true } })
  await Promise.all(contests.map(({ id }) => app.contests.load(id)))
  await startConductor(app)
  return app
}

/** Waits for the last write and closes the database. */
export async function stopApplication(): Promise<void> {
  const app = await application()
  await stopConductor()
  await app.writer.close()
  await app.read.$disconnect()
}
