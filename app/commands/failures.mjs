/** @typedef {{ name: string, message: string }} Failure */

// eslint-disable-next-line no-control-regex -- the reports keep a terminal's colours
const COLOURS = /\u001b\[\d*(?:;\d+)*m/g
const LINES = 12

/** A failed test and the first lines of what it said. */
function failure(name, message) {
  const lines = (message ?? '').replace(COLOURS, '').trim().split('\n')
  return { name, message: lines.slice(0, LINES).join('\n') }
}

/** The failed tests of a report of Vitest's. @returns {Failure[]} */
export function unitFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [failure(name, message)]
    return failed.map((test) => failure(`${name} > ${test.fullName}`, test.failureMessages[0]))
  })
}

/** The failed tests of a report of Playwright's, also those that passed when tried again. @returns {Failure[]} */
export function browserFailures({ suites, errors }) {
  const specs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specs)]
  const failed = suites.flatMap(specs).flatMap((spec) =>
    spec.tests
      .flatMap(({ results }) => results)
      .flatMap((result) => result.errors)
      .map(({ message }) => failure(`${spec.file}:${spec.line} ${spec.title}`, message)),
  )
  return [...failed, ...errors.map(({ message }) => failure('Playwright', message))]
}
