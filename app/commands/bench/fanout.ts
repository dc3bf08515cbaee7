import { figureOf, type Figure } from './arithmetic'
import type { BroadcastQuestion } from './bareBroadcast'
import { Child } from './child'
import { atRate, clock, pause } from './clock'
import { submission, type BenchContest } from './site'
import { connectTablet, type JudgeSocket } from './tablets'
import type { ViewersAnswer, ViewersQuestion } from './viewers'

const VIEWERS = 2_000
const CHANGES_PER_SECOND = 5
const SECONDS = 5
const ROUNDS = 4
const ARRIVE_MS = 1_500

/**
 * From a judge's submit to the screens, in milliseconds at p99, against a bare `ws` server that
 * broadcasts as many bytes to as many viewers at the same rate. The contest's sheets are marked.
 */
export async function benchFanout(url: string, contest: BenchContest): Promise<Figure> {
  const bare = Child.start<BroadcastQuestion, string>('bareBroadcast.ts')
  const viewers = Child.start<ViewersQuestion, ViewersAnswer>('viewers.ts')
  const tablets: JudgeSocket[] = []
  try {
    for (const seat of contest.seats) tablets.push(await connectTablet(url, seat))
    const { slug } = contest
    const start = await viewers.ask({ do: 'watch', url, slug, count: VIEWERS })
    const bareUrl = await bare.ask({ do: 'start' })
    await viewers.ask({ do: 'listen', url: bareUrl, count: VIEWERS })
    const submit = submitter(contest, tablets, start.version)
    const measure = (send: (index: number) => number) => measureRound(viewers, send)
    let { bytes } = await measureRound(viewers, submit, 1)
    let number = 1_000_000
    const rounds: { value: number; limit: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await measure(submit)
      bytes = ours.bytes
      const limit = await measure(() => {
        number += 1
        void bare.ask({ do: 'send', number, bytes })
        return number
      })
      rounds.push({ value: ours.p99, limit: limit.p99 })
    }
    return figureOf(rounds, 1)
  } finally {
    for (const tablet of tablets) tablet.disconnect()
    await viewers.stop()
    await bare.stop()
  }
}

/** Sends changes at the rate, waits for the last to arrive, and asks how long they took. */
async function measureRound(
  viewers: Child<ViewersQuestion, ViewersAnswer>,
  send: (index: number) => number,
  seconds = SECONDS,
): Promise<ViewersAnswer> {
  const sentAt = new Map<number, number>()
  await atRate(CHANGES_PER_SECOND, seconds, (index) => {
    const at = clock()
    sentAt.set(send(index), at)
  })
  await pause(ARRIVE_MS)
  const answer = await viewers.ask({ do: 'collect', sentAt, viewers: VIEWERS })
  if (answer.missing > 0) throw new Error(`${answer.missing} messages did not reach a viewer`)
  return answer
}

/** Submits one marked sheet after another; each is the board's next version. */
function submitter(contest: BenchContest, tablets: readonly JudgeSocket[], version: number) {
  const { seats } = contest
  let done = 0
  return (): number => {
    const at = done % seats.length
    const [seat, tablet] = [seats[at], tablets[at]]
    const sheet = seat?.sheets[Math.floor(done / seats.length)]
    if (!seat || !tablet || sheet === undefined) throw new Error('There are no more sheets')
    done += 1
    tablet.emit('op', submission(contest, seat, sheet), (answer) => {
      if (!answer.ok) throw new Error(`A sheet of the benchmark was refused: ${answer.code}`)
    })
    return version + done
  }
}
