/** Milliseconds on a clock that all processes of this machine share and nobody sets. */
export function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Waits so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Calls `work` with 0, 1, 2… `perSecond` times a second, for so many seconds. */
export async function atRate(
  perSecond: number,
  seconds: number,
  work: (index: number) => void,
): Promise<void> {
  const started = clock()
  for (let index = 0; index < perSecond * seconds; index += 1) {
    await pause(started + (index * 1000) / perSecond - clock())
    work(index)
  }
}
