import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../app/commands/freePort'

const START_WITHIN_MS = 240_000
const root = path.dirname(import.meta.dirname)

/** A production server of a test's own, with an empty database. */
export interface TestServer {
  url: string
  dataDir: string
  /** What it printed before its address. */
  output: () => string
  stop: () => Promise<void>
  /** Stops it, and leaves its data for the one that goes on with them. */
  end: () => Promise<void>
}

async function addressOf(server: ChildProcess, printed: string[]): Promise<string> {
  if (!server.stdout) throw new Error('The server has no output to read its address from.')
  const timer = setTimeout(() => server.kill('SIGKILL'), START_WITHIN_MS)
  try {
    for await (const line of createInterface(server.stdout)) {
      printed.push(line)
      const address = /https?:\/\/localhost:\d+/.exec(line)?.[0]
      if (address !== undefined) return address
    }
  } finally {
    clearTimeout(timer)
    server.stdout.resume()
  }
  throw new Error('The server ended, or took too long, before it printed its address.')
}

/** Starts the built server on a free port with a temporary data folder. */
export async function startServer(
  variables: Record<string, string> = {},
  dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-e2e-')),
): Promise<TestServer> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'sockets/server.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      JIANGSAI_MODE: 'test',
      PORT: String(await freePort()),
      DATA_DIR: dataDir,
      ...variables,
    },
  })
  const printed: string[] = []
  const url = await addressOf(server, printed)
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  return {
    url,
    dataDir,
    output: () => printed.join('\n'),
    stop: async () => {
      await end()
      rmSync(dataDir, { recursive: true, force: true })
    },
    end,
  }
}
