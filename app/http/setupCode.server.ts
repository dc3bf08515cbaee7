import { timingSafeEqual } from 'node:crypto'
import { digestOfCode, newOneTimeCode } from '~/services/people/tokens.server'
import type { Application } from './application.server'

const KEY = Symbol.for('jiangsai.setupCode')
const holder = globalThis as { [KEY]?: string }

/** True while the site has no person yet and is one that is set up from the browser. */
export async function awaitsSetup({
  settings,
  read,
}: Pick<Application, 'settings' | 'read'>): Promise<boolean> {
  return settings.mode === 'production' && (await read.person.count()) === 0
}

/** Prints the code for the first-run page on the console of the server, and only there. */
export async function printSetupCode(app: Application): Promise<void> {
  if (!(await awaitsSetup(app))) return
  holder[KEY] ??= newOneTimeCode()
  console.log(`首次使用 First run: /setup  ${holder[KEY]}`)
}

/** Whether this is the printed code. */
export function isSetupCode(given: string): boolean {
  const code = holder[KEY]
  if (code === undefined) return false
  return timingSafeEqual(Buffer.from(digestOfCode(given)), Buffer.from(digestOfCode(code)))
}
