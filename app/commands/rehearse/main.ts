import { shortcomings } from './figures'
import { readOptions } from './options'
import { progressLine, summary, textsFor } from './report'
import { rehearse, type Progress } from './run'
import { OwnServer } from './server'

const options = readOptions(process.argv.slice(2))
const texts = textsFor(process.env['LC_ALL'] ?? process.env['LANG'])

function show({ share, marks, kills }: Progress): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${progressLine(share, marks, kills, texts)}`)
  }
}

const server = options.url === undefined ? await OwnServer.start() : null
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void (server?.stop(false) ?? Promise.resolve()).finally(() => process.exit(130))
  })
}
try {
  const result = await rehearse(options, options.url ?? server?.url ?? '', server, show)
  if (process.stderr.isTTY) process.stderr.write('\n')
  const failed = result.findings.length > 0 || shortcomings(result.figures, options).length > 0
  const text = summary(result, options.kills, texts)
  if (options.json) process.stdout.write(`${JSON.stringify(result.figures)}\n`)
  else process.stdout.write(`${text}\n`)
  if (options.json && failed) process.stderr.write(`${text}\n`)
  process.exitCode = failed ? 1 : 0
} finally {
  await server?.stop(options.keep)
}
