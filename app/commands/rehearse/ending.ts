/** How a rehearsal ends before its time. */
import { control } from './control'

/** Rejects when the command is told to stop. */
export function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new Error('The rehearsal was interrupted'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** Deletes the edition of a rehearsal that failed; says so when that fails too. */
export async function endAfter(error: unknown, url: string, editionId: string): Promise<void> {
  const left = (cause: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${why}\nIts edition ${editionId} is still there, too.`, { cause })
  }
  await control(url, { do: 'end', editionId }).catch(left)
}

/** Rejects after so many seconds with a description of how far it got, unless cleared. */
export function giveUpAfter(
  seconds: number,
  describe: () => string,
): { passed: Promise<never>; clear: () => void } {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The rehearsal took too long.\n${describe()}`)),
      Math.max(0, seconds) * 1_000,
    )
  })
  return { passed, clear: () => clearTimeout(timer) }
}
