import type { ServiceContext } from '~/services/context'
import { openField } from '~/services/people/personFields.server'

/** The names of a contest's judges by the ids that its log has for them. */
export async function judgeNames(
  context: Pick<ServiceContext, 'read' | 'secrets'>,
  contestId: string,
): Promise<Record<string, string>> {
  const judges = await context.read.judge.findMany({
    where: { contestId },
    include: { person: true },
  })
  return Object.fromEntries(
    judges.map(({ personId, person }) => [
      personId,
      openField(context.secrets, 'name', personId, person.sealedName),
    ]),
  )
}
