import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Node reads the authorities that it trusts from this variable's file when it starts, and only then. */
const VARIABLE = 'NODE_EXTRA_CA_CERTS'

/** Whether this process trusts the authority in the file. @throws Error when there is none in it. */
export function isTrusted(file: string): boolean {
  try {
    new X509Certificate(readFileSync(file))
  } catch (cause) {
    throw new Error(`--ca: there is no certificate in PEM in ${file}`, { cause })
  }
  return process.env[VARIABLE] === path.resolve(file)
}

/** Runs this command once more in a process that trusts the authority; its exit code. */
export function runTrusting(file: string): Promise<number> {
  const args = [...process.execArgv, ...process.argv.slice(1)]
  const env = { ...process.env, [VARIABLE]: path.resolve(file) }
  const child = spawn(process.execPath, args, { stdio: 'inherit', env })
  // A terminal sends Ctrl+C to both; this one only waits for the other.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
