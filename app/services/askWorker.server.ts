import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export interface WorkerOptions {
  timeoutMs: number
  /** MiB of JavaScript heap before the worker is ended. */
  memoryMb: number
}

/**
 * Runs a worker thread once and gives what it posts: null when it died, took too long or needed too
 * much memory. The thread is gone afterwards.
 *
 * @param file absolute path, or one from the project's root
 * @param data what the worker gets as `workerData`
 */
export function askWorker(
  file: string,
  data: unknown,
  { timeoutMs, memoryMb }: WorkerOptions,
): Promise<unknown> {
  return new Promise((resolve) => {
    const worker = new Worker(path.resolve(projectRoot(), file), {
      workerData: data,
      // Plain modules: the loaders of a process that runs TypeScript would double their start.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const end = (message: unknown) => {
      clearTimeout(timer)
      resolve(message)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), timeoutMs)
    worker.once('message', end)
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}

/**
 * {@link askWorker}, one call at a time: each waits for the one before, however that ended. A call
 * behind `mostWaiting` others that wait is not made; it gives null at once.
 */
export function workerInTurn(mostWaiting = Number.POSITIVE_INFINITY): typeof askWorker {
  let last: Promise<unknown> = Promise.resolve()
  let ahead = 0
  return (...call) => {
    if (ahead > mostWaiting) return Promise.resolve(null)
    ahead += 1
    const answer = last.then(() => askWorker(...call)).finally(() => (ahead -= 1))
    last = answer.catch(() => null)
    return answer
  }
}

/** Looked for upwards, since the build puts this module elsewhere. */
function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return folder
}
