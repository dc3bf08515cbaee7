import { shortcomings } from './figures'
import { readOptions, type Options } from './options'
import { progressLine, summary, textsFor } from './report'
import { rehearse, type Progress } from './run'
import { OwnServer } from './server'

const texts = textsFor(process.env['LC_ALL'] ?? process.env['LANG'])

function show({ share, marks, kills }: Progress): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r${progressLine(share, marks, kills, texts)}`)
}

/** Rehearses on the server; true when nothing was wrong. */
async function run(options: Options, url: string, server: OwnServer | null): Promise<boolean> {
  const result = await rehearse(options, url, server, show)
  if (process.stderr.isTTY) process.stderr.write('\n')
  const text = summary(result, options.kills, texts)
  const passed = result.findings.length === 0 && shortcomings(result.figures, options).length === 0
  if (options.json) process.stdout.write(`${JSON.stringify(result.figures)}\n`)
  else process.stdout.write(`${text}\n`)
  if (options.json && !passed) process.stderr.write(`${text}\n`)
  return passed
}

/** Starts a server unless one is named, and stops it whatever happens. */
async function main(): Promise<boolean> {
  const options = readOptions(process.argv.slice(2))
  if (options.url !== undefined) return run(options, options.url.replace(/\/$/, ''), null)
  const server = await OwnServer.start()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop(false).finally(() => process.exit(130)))
  }
  try {
    return await run(options, server.url, server)
  } finally {
    await server.stop(options.keep)
    if (options.keep) process.stderr.write(`${texts.kept} ${server.dataDir}\n`)
  }
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
