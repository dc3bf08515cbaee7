import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 10_000
const root = path.resolve(import.meta.dirname, '../../..')

/** A server of the rehearsal's own, on this machine only, with data of its own. */
export class OwnServer {
  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly dataDir: string,
    private process: ChildProcess,
  ) {}

  /** Starts the built server on a free port; without a data folder, on an empty temporary one. */
  static async start(given?: string): Promise<OwnServer> {
    const port = await freePort()
    const dataDir = given ?? (await mkdtemp(path.join(tmpdir(), 'jiangsai-rehearsal-')))
    try {
      return new OwnServer(
        `http://127.0.0.1:${port}`,
        port,
        dataDir,
        await startProcess(port, dataDir),
      )
    } catch (error) {
      await rm(dataDir, { recursive: true, force: true })
      throw error
    }
  }

  /** Ends the server as a power cut would, and starts it again on the same port and data. */
  async kill(): Promise<void> {
    const ended = once(this.process, 'exit')
    this.process.kill('SIGKILL')
    await ended
    this.process = await startProcess(this.port, this.dataDir)
  }

  /** The server ended by itself. */
  get hasEnded(): boolean {
    return this.process.exitCode !== null
  }

  /** Stops the server and removes its data, unless they are to be kept. */
  async stop(keep: boolean): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit')
      const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_WITHIN_MS)
      this.process.kill('SIGTERM')
      await ended
      clearTimeout(timer)
    }
    if (!keep) await rm(this.dataDir, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function startProcess(port: number, dataDir: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'sockets/server.ts'], {
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
  const timer = setTimeout(() => server.kill('SIGKILL'), START_WITHIN_MS)
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      if (/https?:\/\//.test(line)) return server
    }
  } finally {
    clearTimeout(timer)
    server.stdout.resume()
  }
  throw new Error('The rehearsal server ended, or took too long, before it was ready')
}
