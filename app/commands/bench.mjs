import { spawn, spawnSync } from 'node:child_process'
import { root } from './run.mjs'

// The one JSON object is all that may stand on the standard output, so the set-up speaks on the other.
const setup = spawnSync(process.execPath, ['app/commands/setup.mjs', '--dev'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (setup.status !== 0) process.exit(1)

const args = ['--import', 'tsx', 'app/commands/bench/main.ts', ...process.argv.slice(2)]
const bench = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (code) => process.exit(code ?? 1))
