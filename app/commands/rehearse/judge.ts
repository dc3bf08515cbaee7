import { boundsOf } from '~/domain/contest/sheetChecks'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import type { Random } from '~/services/rehearsal/random'
import type { Outbox } from '~/tablet/outbox/types'
import { missingOn, showSheet, type ShownSheet } from '~/tablet/outbox/view'
import { sampleMarks } from '../../../prisma/demo/marks'
import type { Tablet } from './tablet'

/** What goes on around one judge; the chances are per sheet. */
const CHANCE = {
  cut: 0.1,
  reopenPage: 0.04,
  revise: 0.15,
  clear: 0.05,
  note: 0.1,
  takeBack: 0.08,
  deviate: 0.04,
}
/** Milliseconds between two taps: some ten times as fast as people, so as not to take all day. */
const TAP_MS = { from: 200, to: 700 }
/** How much lower a whole sheet is that deviates, as a share of full marks. */
const FAR = 0.4
const WAIT_MS = 60
const AWAY_MS = { from: 200, to: 1_500 }

export interface JudgeOptions {
  readonly tablet: Tablet
  readonly random: Random
  /** How good an entrant is, from 0 to 1: the same for all judges. */
  readonly skillOf: (codeId: string) => number
  /** Told when a sheet is submitted. */
  readonly onSubmit: (sheet: ShownSheet) => void
  /** True once it must end, whatever is left. */
  readonly stopped: () => boolean
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * A judge at work: scores what is open, submits, now and then corrects or loses the network, and
 * signs when asked to. Decides each step by what the tablet shows, as a person does, so that a
 * reopened sheet or a moved seat needs no plan. Ends when the stage is signed or the seat moved.
 */
export async function judge(options: JudgeOptions): Promise<void> {
  const { tablet, stopped } = options
  let idleAt: Outbox | null = null
  while (!stopped()) {
    const { outbox } = tablet
    if (outbox === idleAt) {
      await pause(WAIT_MS)
      continue
    }
    const { server, moved } = outbox
    const phase = server?.seat.stage.phase
    if ((moved || phase === 'signed' || phase === 'decoded') && tablet.isDone) return
    const next = moved ? null : nextSheet(tablet)
    if (next?.status === 'open') await score(options, next.server.id)
    else if (next) {
      await tablet.judge({ kind: 'sign', sheet: next.server.id })
      await pause(options.random.int(TAP_MS.from, TAP_MS.to))
    } else idleAt = outbox
  }
}

/** The first sheet that is to be scored, else the first that can be signed. */
function nextSheet(tablet: Tablet): ShownSheet | null {
  const { server } = tablet.outbox
  const phase = server?.seat.stage.phase
  if (!server || (phase !== 'scoring' && phase !== 'signing')) return null
  const sheets = Object.keys(server.sheets)
    .map((id) => showSheet(tablet.outbox, id))
    .filter((sheet) => sheet !== null)
    .filter(({ server: { excused, entrantStatus } }) => !excused && entrantStatus === 'active')
    .sort((a, b) => a.server.order - b.server.order)
  const open = sheets.find(({ status }) => status === 'open')
  const canSign = ({ status, server: { counted }, unsent }: ShownSheet) =>
    status === 'submitted' && counted && unsent === 0
  return open ?? (phase === 'signing' ? (sheets.find(canSign) ?? null) : null)
}

async function score(options: JudgeOptions, sheetId: string): Promise<void> {
  const { tablet, random } = options
  const tap = () => pause(random.int(TAP_MS.from, TAP_MS.to))
  if (random.chance(CHANCE.cut)) goAway(options)
  if (random.chance(CHANCE.reopenPage)) await tablet.reopen()
  const before = showSheet(tablet.outbox, sheetId)
  const { server } = tablet.outbox
  if (!server || !before) return
  const { rules } = server.seat
  const deviates = random.chance(CHANCE.deviate)
  const isJudged = aspectsOf(rules).some(({ kind }) => kind === 'judgement')
  const skill = options.skillOf(before.server.codeId) - (deviates && !isJudged ? FAR : 0)
  const wanted = sampleMarks(rules, skill, random.next, deviates)
  const missing = missingOn(rules, before)
  const again = aspectsOf(rules)
    .map(({ id }) => id)
    .filter((id) => !missing.includes(id) && random.chance(before.server.reopened ? 0.4 : 0.1))
  for (const aspect of [...missing, ...again]) {
    const value = wanted.get(aspect) ?? 0
    const { ok } = await tablet.judge({ kind: 'mark', sheet: sheetId, aspect, value })
    if (!ok) return
    await tap()
  }
  await changeMind(options, sheetId)
  if (random.chance(CHANCE.note)) {
    await tablet.judge({ kind: 'note', sheet: sheetId, text: `第 ${random.int(1, 9)} 处有瑕疵` })
  }
  const shown = showSheet(tablet.outbox, sheetId)
  if (!shown || !(await tablet.judge({ kind: 'submit', sheet: sheetId })).ok) return
  options.onSubmit(shown)
  if (!random.chance(CHANCE.takeBack)) return
  await tap()
  await tablet.judge({ kind: 'takeBack', sheet: sheetId })
}

/** One aspect is marked otherwise, or cleared and marked again. */
async function changeMind({ tablet, random }: JudgeOptions, sheet: string): Promise<void> {
  const { server } = tablet.outbox
  if (!server || !random.chance(CHANCE.revise)) return
  const aspect = random.pick(aspectsOf(server.seat.rules))
  const { max, step } = boundsOf(aspect)
  if (random.chance(CHANCE.clear / CHANCE.revise)) {
    await tablet.judge({ kind: 'mark', sheet, aspect: aspect.id, value: null })
    await pause(random.int(TAP_MS.from, TAP_MS.to))
  }
  const steps = Math.floor(max / step)
  const value = Math.max(0, steps - random.int(0, Math.min(2, steps))) * step
  await tablet.judge({ kind: 'mark', sheet, aspect: aspect.id, value })
}

/** The network is gone for a while, and the judge goes on. */
function goAway({ tablet, random, stopped }: JudgeOptions): void {
  tablet.cut()
  setTimeout(
    () => {
      if (!stopped()) tablet.restore()
    },
    random.int(AWAY_MS.from, AWAY_MS.to),
  )
}
