import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Application } from './application.server'

/** No letters that are mistaken for figures or for each other. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 12

const KEY = Symbol.for('jiangsai.setupCode')
const holder = globalThis as { [KEY]?: string }

/** True while the site has no person yet and is one that may be set up from the browser. */
export async function awaitsSetup({ settings, read }: Application): Promise<boolean> {
  return settings.mode === 'production' && (await read.person.count()) === 0
}

/** Prints the code for the first-run page on the console of the server, and only there. */
export async function printSetupCode(app: Application): Promise<void> {
  if (!(await awaitsSetup(app))) return
  holder[KEY] ??= newCode()
  console.log(`首次使用 First run: /setup   ${holder[KEY]}`)
}

/** Whether this is the printed code. Compared in constant time. */
export function isSetupCode(given: string): boolean {
  const code = holder[KEY]
  const typed = given.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const expected = code?.replaceAll('-', '')
  if (!expected || typed.length !== expected.length) return false
  return timingSafeEqual(Buffer.from(typed), Buffer.from(expected))
}

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
