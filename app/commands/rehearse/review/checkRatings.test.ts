import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { appendEvent } from '~/services/log/appendEvent.server'
import { controlRehearsal } from '~/services/rehearsal/control.server'
import { panelsOf } from '~/services/review/panel/panelsOf.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestExpert } from '~/services/testing/reviewPanel'
import type { ControlAnswers, ReviewStep } from '~/protocol/rehearsal'
import { checkRatings } from './checkRatings'
import { readCycle, type CycleCopy } from './readCycle'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 })

let app: TestApplication
let copy: CycleCopy

const STUDIOS = 7

/** A whole cycle as the rehearsal takes it, with experts who score without tablets. */
beforeAll(async () => {
  app = await testApplication()
  const size = { studios: STUDIOS, experts: 5, seed: 7 }
  const { cycleId, stages } = (await controlRehearsal(app, {
    do: 'startReview',
    ...size,
  })) as ControlAnswers['startReview']
  const step = async (name: ReviewStep) => {
    const answer = await controlRehearsal(app, { do: 'reviewStep', cycleId, step: name })
    expect(answer).toEqual({ taken: name })
    // Asked again, as after an answer that was lost.
    expect(await controlRehearsal(app, { do: 'reviewStep', cycleId, step: name })).toEqual(answer)
  }
  await step('assess')
  for (const key of stages) {
    if (key !== 'paper') await step(key as ReviewStep)
    if (key === 'paper') await step('withdraw')
    if (key === 'siteVisit') await step('remove')
    await scoreStage(cycleId, key)
  }
  for (const name of ['meeting', 'notice', 'decision'] as const) await step(name)
  copy = readCycle(app.settings.databasePath, cycleId)
})
afterAll(() => app.close())

async function scoreStage(cycleId: string, key: string): Promise<void> {
  const { skills } = (await controlRehearsal(app, {
    ...{ do: 'panel', cycleId, key },
  })) as ControlAnswers['panel']
  const found = (await panelsOf(app, cycleId)).find((one) => one.key === key)
  if (!found) throw new Error(`No panel ${key}`)
  const { state, stage } = found
  const pool = await app.read.reviewExpert.findMany({ where: { cycleId, withdrawnAt: null } })
  for (const { personId } of pool) {
    const expert = await TestExpert.sit(app, { cycleId, key, personId })
    for (const codeId of stage.entrantIds) {
      const entrant = state.entrants.get(codeId)
      const own = entrant?.sheetIds
        .flatMap((id) => state.sheets.get(id) ?? [])
        .find((sheet) => sheet.seatId === expert.seatId && sheet.excused === null)
      if (!entrant?.entryId || entrant.status !== 'active' || !own) continue
      await expert.score(entrant.entryId, (skills[entrant.code] ?? 0) > 0.9 ? 3 : 2)
    }
  }
  // What signing takes is rehearsed with tablets; here the stage is simply signed off.
  for (const to of ['signing', 'signed'] as const) {
    await app.writer.write(async (tx) => {
      await appendEvent(tx, {
        scopeId: `contest:${state.id}`,
        ...{ opId: randomUUID(), actor: 'organiser', device: null, receivedAt: app.now() },
        kind: 'stage.moved',
        payload: { stage: stage.id, to, reason: null },
      })
    })
  }
}

describe('the check of a rehearsed cycle', () => {
  it('finds every rating of a cycle that went well right', () => {
    const { checked, mismatches } = checkRatings(copy)
    expect(mismatches).toEqual([])
    expect(checked).toBe(STUDIOS - 1)
  })

  it('has met what makes ratings hard', () => {
    const kinds = new Set(copy.log.map(({ kind }) => kind))
    for (const kind of ['expert.replaced', 'review.ended', 'assessment.returned']) {
      expect(kinds).toContain(kind)
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['meeting.chose', 'meeting.overrode']))
    expect(new Set(copy.reviews.map(({ rating }) => rating))).toEqual(
      new Set(['excellent', 'pass', 'fail', null]),
    )
    const late = copy.log.filter(
      ({ kind, payload }) => kind === 'assessment.filed' && (payload as { isLate: boolean }).isLate,
    )
    // One came late; the one that was returned after the last day had come in time.
    expect(late.length).toBe(1)
  })

  it.each<[string, (good: CycleCopy) => CycleCopy]>([
    ['one mark', withOneMark],
    ['a rating in the table', (good) => withReview(good, { rating: 'strange' })],
    ['a total in the table', (good) => withReview(good, { total: '1/1' })],
    ['a certificate', (good) => ({ ...good, certificates: good.certificates.slice(1) })],
    [
      'a certificate of a studio that is gone',
      (good) => {
        const gone = good.studios.find(({ status }) => status === 'cancelled')
        return withExtra(good, { subject: `studio:${gone?.id ?? ''}`, superseded: 1 })
      },
    ],
    [
      'a certificate in force',
      (good) => ({
        ...good,
        certificates: good.certificates.map((one) => ({ ...one, superseded: 1 })),
      }),
    ],
    ['a certificate of nobody', (good) => withExtra(good, { subject: null })],
    ['a level', (good) => withStudios(good, () => ({ level: 'county' }))],
    ['a last day to rectify', (good) => withStudios(good, () => ({ rectifyBy: '2099-01-01' }))],
    ['a bar', (good) => withStudios(good, () => ({ barredUntil: '2099-01-01' }))],
    [
      'the status in the log of the studios',
      (good) =>
        withStudios(good, ({ log }) => ({
          log: log.filter(({ kind }) => kind !== 'studio.statusChanged'),
        })),
    ],
    [
      'an objection that waits',
      (good) => withObjections(good, (one) => ({ ...one, status: 'open' })),
    ],
    [
      'an objection that was upheld without a correction',
      (good) => ({ ...good, notices: good.notices.map((one) => ({ ...one, corrects: null })) }),
    ],
    [
      'a correction that changed nothing',
      (good) => {
        const first = good.log.findIndex(({ kind }) => kind === 'meeting.confirmed')
        return { ...good, log: good.log.filter((_, index) => index !== first) }
      },
    ],
    ['a star', (good) => withStudios(good, ({ star }) => ({ star: star + 1 }))],
    ['a status', (good) => withStudios(good, () => ({ status: 'removed' }))],
    ['a result in the register', (good) => withStudios(good, () => ({ results: [] }))],
    ['the notice', (good) => ({ ...good, lines: good.lines.slice(1) })],
    [
      'the log of the meeting',
      (good) => ({ ...good, log: good.log.filter(({ kind }) => kind !== 'meeting.overrode') }),
    ],
    [
      'the log of the studios',
      (good) =>
        withStudios(good, ({ log }) => ({
          log: log.filter(({ kind }) => kind !== 'studio.starChanged'),
        })),
    ],
    [
      'the unit of the experts',
      (good) => {
        const scored = good.reviews.find(({ total }) => total !== null)
        const studio = good.studios.find(({ id }) => id === scored?.studioId)
        const unitId = studio?.unitId ?? ''
        return { ...good, experts: good.experts.map((one) => ({ ...one, unitId })) }
      },
    ],
  ])('sees when %s is not as it should be', (_, doctor) => {
    expect(checkRatings(doctor(copy)).mismatches).not.toEqual([])
  })
})

/** A single mark of a studio that stayed and is not at the ceiling anyway, one level lower. */
function withOneMark(good: CycleCopy): CycleCopy {
  const { contests, marks } = good.panels
  const active = new Set(
    contests.flatMap(({ sheets, entrants }) => {
      const stayed = entrants.filter(({ status }) => status === 'active')
      return sheets
        .filter(({ codeId }) => stayed.some((one) => one.codeId === codeId))
        .map(({ id }) => id)
    }),
  )
  const one = marks.find(({ sheetId, value }) => active.has(sheetId) && value === 2)
  const lower = marks.map((mark) => (mark === one ? { ...mark, value: mark.value - 1 } : mark))
  return { ...good, panels: { ...good.panels, marks: lower } }
}

/** One review that was decided, changed. */
function withReview(good: CycleCopy, change: object): CycleCopy {
  const decided = good.reviews.find(({ phase }) => phase === 'decided')
  return {
    ...good,
    reviews: good.reviews.map((one) => (one === decided ? { ...one, ...change } : one)),
  }
}

/** One more certificate in force that says what the first one does, but for this. */
function withExtra(good: CycleCopy, change: object): CycleCopy {
  const [one] = good.certificates
  const extra = one ? [{ ...one, number: 'XJ-2021-000999-0', ...change }] : []
  return { ...good, certificates: [...good.certificates, ...extra] }
}

function withObjections(
  good: CycleCopy,
  change: (
    one: CycleCopy['notices'][number]['objections'][number],
  ) => CycleCopy['notices'][number]['objections'][number],
): CycleCopy {
  const notices = good.notices.map((notice) => ({
    ...notice,
    objections: notice.objections.map(change),
  }))
  return { ...good, notices }
}

function withStudios(
  good: CycleCopy,
  change: (studio: CycleCopy['studios'][number]) => object,
): CycleCopy {
  return { ...good, studios: good.studios.map((one) => ({ ...one, ...change(one) })) }
}
