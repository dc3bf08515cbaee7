import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../freePort'

const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 10_000
const root = path.resolve(import.meta.dirname, '../../..')

/** A server of the rehearsal's own, on this machine only, with data of its own. */
export class OwnServer {
  private process: ChildProcess

  private constructor(
    private readonly port: number,
    readonly dataDir: string,
  ) {
    this.process = spawnServer(port, dataDir)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts the built server on a free port; without a data folder, on an empty temporary one. */
  static async start(given?: string): Promise<OwnServer> {
    const dataDir = given ?? (await mkdtemp(path.join(tmpdir(), 'jiangsai-rehearsal-')))
    const server = new OwnServer(await freePort(), dataDir)
    try {
      await ready(server.process)
    } catch (error) {
      await server.stop(false)
      throw error
    }
    return server
  }

  /**
   * Ends the server as a power cut would, and starts it again on the same port and data.
   *
   * @throws Error when it ended by itself before, or does not start again.
   */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null) throw new Error('The rehearsal server ended by itself')
    await ended(this.process, 'SIGKILL')
    this.process = spawnServer(this.port, this.dataDir)
    await ready(this.process)
  }

  /** Stops the server and removes its data, unless they are to be kept. */
  async stop(keep: boolean): Promise<void> {
    const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_WITHIN_MS)
    await ended(this.process, 'SIGTERM')
    clearTimeout(timer)
    if (!keep) await rm(this.dataDir, { recursive: true, force: true })
  }
}

/** Sends the signal and waits for the process to end; one that has ended needs neither. */
async function ended(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = once(server, 'exit')
  server.kill(signal)
  await exit
}

function spawnServer(port: number, dataDir: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'sockets/server.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      JIANGSAI_MODE: 'test',
      REHEARSAL: 'on',
      HTTPS: 'off',
      HTTP_PORT: '',
      PROXIES: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
  })
}

/** Waits until the server prints its address. @throws Error when it ends, or takes too long. */
async function ready(server: ChildProcess): Promise<void> {
  const { stdout } = server
  if (!stdout) throw new Error('The rehearsal server has no output to read')
  const timer = setTimeout(() => server.kill('SIGKILL'), START_WITHIN_MS)
  try {
    for await (const line of createInterface({ input: stdout })) {
      if (/https?:\/\//.test(line)) return
    }
  } finally {
    clearTimeout(timer)
    stdout.resume()
  }
  throw new Error('The rehearsal server ended, or took too long, before it was ready')
}
