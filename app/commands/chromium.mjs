import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './run.mjs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The browser for the tests on this machine; undefined leaves the choice to Playwright. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place))
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0
}

/** Makes sure that there is a browser for the tests; true when there is. */
export function ensureChromium() {
  if (findChromium()) return true
  console.log('Installing Chromium')
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    return (
      run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium', 'fonts-noto-cjk'])
    )
  }
  return run('npx', ['playwright', 'install', 'chromium'])
}
