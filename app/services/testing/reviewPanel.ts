/** A cycle of reviews with its panels, made through the use-case: three studios and four experts. */
import { randomUUID } from 'node:crypto'
import type { ReviewScheme } from '~/domain/review/scheme'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { samplePhone } from '../../../prisma/programme/samplePeople'
import type { ServiceContext } from '../context'
import { createPerson } from '../people/createPerson.server'
import { openPanelsWithin } from '../review/panel/openPanels.server'
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
      const someone = { name: `样例专家${number}`, phone: samplePhone(number), passwordHash: null }
      return createPerson(tx, context.secrets, someone, context.now())
    }
    const [first, second, third] = [await person(1), await person(2), await person(3)]
    const [fourth, chief] = [await person(4), await person(5)]
    const experts: TestPanels['experts'] = [first, second, third, fourth]
    await tx.reviewCycle.create({
      data: {
        ...{ id: cycleId, year: 2021, template: scheme.template, kind: scheme.kind },
        ...{ title: '样例复核', titleEn: 'Sample review', scheme: JSON.stringify(scheme) },
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
        title: { zh: '样例复核', en: 'Sample review' },
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
