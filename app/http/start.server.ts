import { application } from './application.server'
import { printSetupCode } from './setupCode.server'

/**
 * Opens the database and checks the secrets before the first request is taken, so that a wrong
 * installation fails at once and says why. A new production site gets its first-run code.
 */
export async function startApplication(): Promise<void> {
  const app = await application()
  await printSetupCode(app)
}

/** Waits for the last write and closes the database. */
export async function stopApplication(): Promise<void> {
  const app = await application()
  await app.writer.close()
  await app.read.$disconnect()
}
