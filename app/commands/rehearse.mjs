import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './run.mjs'

const COMMANDS = path.join(root, 'app/commands')

// What is set up is told on stderr: stdout is for the result alone.
const ready = spawnSync(process.execPath, [path.join(COMMANDS, 'setup.mjs')], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (ready.status !== 0) process.exit(1)

const rehearsal = spawn(
  process.execPath,
  ['--import', 'tsx', path.join(COMMANDS, 'rehearse/main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => rehearsal.kill(signal))
rehearsal.on('exit', (code) => process.exit(code ?? 1))
