import { shortcomings } from './figures'
import { readOptions, type Options } from './options'
import { progressLine, reviewSummary, summary, textsFor } from './report'
import { reviewShortcomings } from './review/figures'
import { rehearseReviews } from './review/run'
import { rehearse, type Progress } from './run'
import { OwnServer } from './server'
import { isTrusted, runTrusting } from './trust'

const texts = textsFor(process.env['LC_ALL'] ?? process.env['LANG'])

function show({ share, marks, kills }: Progress): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r${progressLine(share, marks, kills, texts)}`)
}

/** Prints what a rehearsal came to; whether nothing was wrong. */
function tell({ json }: Options, figures: unknown, text: string, passed: boolean): boolean {
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : `${text}\n`)
  if (json && !passed) process.stderr.write(`${text}\n`)
  return passed
}

/** Rehearses contests on the server; true when nothing was wrong. */
async function run(
  options: Options,
  url: string,
  server: OwnServer | null,
  interrupted: AbortSignal,
): Promise<boolean> {
  const result = await rehearse(options, url, server, show, interrupted)
  const { findings, figures } = result
  const passed = findings.length === 0 && shortcomings(figures, options).length === 0
  return tell(options, figures, summary(result, options.kills, texts), passed)
}

/** Rehearses a cycle of reviews on a server of its own; true when nothing was wrong. */
async function runReviews(
  options: Options,
  reviews: NonNullable<Options['reviews']>,
  server: OwnServer,
  interrupted: AbortSignal,
): Promise<boolean> {
  const result = await rehearseReviews(options, reviews, server, show, interrupted)
  const { findings, figures } = result
  const passed = findings.length === 0 && reviewShortcomings(figures, options).length === 0
  return tell(options, figures, reviewSummary(result, options.kills, texts), passed)
}

/** Starts a server unless one is named, and leaves nothing behind whatever happens. */
async function main(options: Options): Promise<boolean> {
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupt.abort())
  }
  if (options.url !== undefined) {
    const passed = await run(options, options.url.replace(/\/$/, ''), null, interrupt.signal)
    if (options.keep) process.stderr.write(`${texts.kept} ${options.url}\n`)
    return passed
  }
  const server = await OwnServer.start()
  try {
    const { reviews } = options
    return await (reviews
      ? runReviews(options, reviews, server, interrupt.signal)
      : run(options, server.url, server, interrupt.signal))
  } finally {
    await server.stop(options.keep)
    if (options.keep) process.stderr.write(`${texts.kept} ${server.dataDir}\n`)
  }
}

async function exitCode(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options.ca !== undefined && !isTrusted(options.ca)) return runTrusting(options.ca)
  return (await main(options)) ? 0 : 1
}

exitCode().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
