import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'

/** The folder of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

/** Runs Node on a file of the checkout, showing its output; true when it succeeded. */
export function runNode(args, env = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return result.status === 0
}

/** Runs the server until it ends, passes SIGTERM on to it, and ends with its exit code. */
export function serve(env) {
  const server = spawn(process.execPath, ['--import', 'tsx', 'sockets/server.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  // A terminal sends Ctrl+C to both; a second one would cut the server's orderly stop short.
  process.on('SIGINT', () => undefined)
  server.on('exit', (code) => process.exit(code ?? 1))
}
