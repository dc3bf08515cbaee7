import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { browserFailures, unitFailures } from './failures.mjs'
import { root, runNode } from './run.mjs'
import { setup } from './setup.mjs'

const reports = path.join(root, 'test-results')
const unitReport = path.join(reports, 'vitest.json')
const browserReport = path.join(reports, 'playwright.json')

function tool(file, ...args) {
  const passed = runNode([path.join('node_modules', file), ...args])
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Runs a test runner and reads its counts and failures; one that fails without a failed test counts as one. */
function runner(report, readCounts, file, ...args) {
  rmSync(report, { force: true })
  const { failed: runFailed } = tool(file, ...args)
  const counts = existsSync(report)
    ? readCounts(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1 }
  return { ...counts, failed: Math.max(counts.failed, runFailed) }
}

function unitTests() {
  return runner(
    unitReport,
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      failures: unitFailures(report),
    }),
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  )
}

function browserTests() {
  if (!ensureChromium()) return { passed: 0, failed: 1 }
  return runner(
    browserReport,
    (report) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
      failures: browserFailures(report),
    }),
    '@playwright/test/cli.js',
    'test',
  )
}

const STEPS = [
  ['lint', () => tool('eslint/bin/eslint.js', '.', '--max-warnings=0')],
  ['format', () => tool('prettier/bin/prettier.cjs', '--check', '.', '--log-level=warn')],
  ['types', () => tool('typescript/bin/tsc', '--noEmit')],
  ['unused code', () => tool('knip/bin/knip.js')],
  ['unit tests', unitTests],
  ['build', () => (build() ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })],
  ['browser tests', browserTests],
]

setup({ withDev: true, pages: false })
mkdirSync(reports, { recursive: true })

const results = STEPS.map(([name, run]) => {
  console.log(`\n== ${name}`)
  const started = Date.now()
  const result = run()
  return { name, ...result, seconds: ((Date.now() - started) / 1000).toFixed(1) }
})

// Once more at the end, where a long log is read first.
for (const { name, message } of results.flatMap(({ failures = [] }) => failures)) {
  console.log(`\nFAILED ${name}\n${message}`)
}

console.log('')
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  )
}
const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.reduce((sum, result) => sum + result.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
