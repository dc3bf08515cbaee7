/** A cycle of reviews with its panels, made through the use-case: three studios and four experts. */
import { randomUUID } from 'node:crypto'
import { stageRulesOf } from '~/domain/contest/entrantOutcome'
import type { SheetOp } from '~/domain/contest/events'
import { digestOf } from '~/domain/contest/sheetChecks'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { sheetOfSeat } from '~/domain/contest/sheetView'
import type { SheetState } from '~/domain/contest/state'
import type { ReviewScheme } from '~/domain/review/scheme'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { samplePhone } from '../../../prisma/programme/samplePeople'
import { stageIdOf } from '../contest/createContest.server'
import type { ServiceContext } from '../context'
import { createPerson } from '../people/createPerson.server'
import { openPanelsWithin } from '../review/panel/openPanels.server'
import { panelContest } from '../review/panel/panelRules'
import { takeOwnSeat } from '../review/panel/takeOwnSeat.server'
import { testRegister } from './studios'

export interface TestPanels {
  cycleId: string
  panelId: string
  /** Review ids in the order of their codes S001, S002, S003. */
  reviews: [string, string, string]
  /** Person ids in the order of the seats; the fourth scores nobody yet. */
  experts: [string, string, string, string]
  chief: string
}

/** One expert at work in one judged stage, with the own device. */
export class TestExpert {
  private constructor(
    private readonly context: ServiceContext,
    private readonly stageId: string,
    private readonly contestId: string,
    private readonly personId: string,
    readonly seatId: string,
    readonly tenureId: string,
  ) {}

  static async sit(
    context: ServiceContext,
    { cycleId, key, personId }: { cycleId: string; key: string; personId: string },
    deviceId = `tablet of ${personId}`,
  ): Promise<TestExpert> {
    const contestId = panelContest(cycleId, key)
    const stageId = stageIdOf(contestId, key)
    const seat = await context.read.seat.findFirstOrThrow({ where: { stageId, personId } })
    const opId = randomUUID()
    const taken = await takeOwnSeat(context, {
      ...{ personId, cycleId, seatId: seat.id, deviceId, opId },
    })
    if (!taken.ok) throw new Error(`Not seated: ${taken.code}`)
    await context.contests.load(contestId)
    return new TestExpert(context, stageId, contestId, personId, seat.id, taken.tenureId)
  }

  get state() {
    const live = this.context.contests.get(this.contestId)
    if (!live) throw new Error('The panel is not in memory')
    return live.state
  }

  sheetOf(reviewId: string): SheetState {
    const stage = this.state.stages.get(this.stageId)
    const entrants = (stage?.entrantIds ?? []).map((id) => this.state.entrants.get(id))
    const codeId = entrants.find((entrant) => entrant?.entryId === reviewId)?.codeId ?? ''
    const sheet = sheetOfSeat(this.state, codeId, this.seatId)
    if (!sheet) throw new Error('The expert has no sheet for this review')
    return sheet
  }

  mark(reviewId: string, aspect: string, value: number) {
    const previousOp = this.sheetOf(reviewId).marks.get(aspect)?.opId ?? null
    return this.send(reviewId, { kind: 'mark', aspect, value, previousOp })
  }

  submit(reviewId: string) {
    return this.send(reviewId, { kind: 'submit', digest: digestOf(this.sheetOf(reviewId)) })
  }

  /** Gives every aspect the same level and submits the sheet. */
  async score(reviewId: string, level: number): Promise<void> {
    const rules = stageRulesOf(this.state, this.stageId)
    for (const { id } of rules ? aspectsOf(rules) : []) await this.mark(reviewId, id, level)
    const answer = await this.submit(reviewId)
    if (!answer.ok) throw new Error(`Not submitted: ${answer.code}`)
  }

  private send(reviewId: string, op: SheetOp) {
    const sheet = this.sheetOf(reviewId)
    const opId = randomUUID()
    const receivedAt = this.context.now()
    const place = { sheet: sheet.id, tenure: this.tenureId, sheetEpoch: sheet.epoch }
    return this.context.scoring.submit({
      ...{ contestId: this.contestId, actor: this.personId, device: 'tablet', opId, receivedAt },
      request: {
        by: 'judge',
        op: { opId, ...place, claimedAt: receivedAt.toISOString(), ...op },
      },
    })
  }
}

/** The first expert scores all three studios, the second and third two each. */
export async function testPanels(
  context: ServiceContext,
  { scheme = YEARLY_REVIEW }: { scheme?: ReviewScheme } = {},
): Promise<TestPanels> {
  const names = ['示例甲工作室', '示例乙工作室', '示例丙工作室'] as const
  const studios = names.map((name, index) => ({ id: `studio-${index}`, name }))
  await testRegister(context, studios)
  const cycleId = randomUUID()
  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: context.now() }
  return context.writer.write(async (tx) => {
    const person = (number: number) => {
      const someone = {
        name: `示例专家${number}`,
        phone: samplePhone(900 + number),
        passwordHash: null,
      }
      return createPerson(tx, context.secrets, someone, context.now())
    }
    const [first, second, third] = [await person(1), await person(2), await person(3)]
    const [fourth, chief] = [await person(4), await person(5)]
    const experts: TestPanels['experts'] = [first, second, third, fourth]
    await tx.reviewCycle.create({
      data: {
        ...{ id: cycleId, year: 2021, template: scheme.template, kind: scheme.kind },
        ...{ title: '示例复核', titleEn: 'Sample review', scheme: JSON.stringify(scheme) },
        openedAt: context.now(),
      },
    })
    await tx.reviewExpert.createMany({
      data: experts.map((personId) => ({ cycleId, personId })),
    })
    const studio = await tx.studio.findFirstOrThrow()
    await tx.review.createMany({
      data: [a, b, c].map((id, index) => ({
        ...{ id, cycleId, studioId: `studio-${index}`, unitId: studio.unitId, zoneCode: 'XS' },
        ...{ level: 'city', star: 3, phase: 'checked', figures: '{}' },
      })),
    })
    const { panelId } = await openPanelsWithin(
      tx,
      context,
      {
        ...{ cycleId, year: 2021, scheme, sample: true },
        title: { zh: '示例复核', en: 'Sample review' },
        studios: [a, b, c].map((reviewId, index) => ({
          ...{ reviewId, name: names[index] ?? '', nameEn: null, zoneCode: 'XS' },
          code: `S00${index + 1}`,
        })),
        experts,
        assignment: new Map([
          [a, [first, second]],
          [b, [first, third]],
          [c, [first, second, third]],
        ]),
        chiefs: [chief],
      },
      by,
    )
    await tx.reviewCycle.update({ where: { id: cycleId }, data: { panelId } })
    return { cycleId, panelId, reviews: [a, b, c], experts, chief }
  })
}
